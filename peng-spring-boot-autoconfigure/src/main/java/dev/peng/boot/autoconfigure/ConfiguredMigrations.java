package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.RunAt;
import dev.peng.event.StepId;
import dev.peng.migration.MigrationProvider;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The files of migrations as an application has configured them, for whom there are no beans any more. No database is asked. */
public final class ConfiguredMigrations {

    private final PengProperties properties;

    public ConfiguredMigrations(Environment environment) {
        this.properties = Binder.get(environment).bindOrCreate("peng", PengProperties.class);
    }

    /** When they are applied. */
    public RunAt runAt() {
        return this.properties.runAt();
    }

    /**
     * The one that creates a table, a view or a sequence, by the text of the scripts.
     *
     * @param relation its name, with or without the schema
     * @throws dev.peng.error.PengException if they cannot be read
     */
    public Optional<StepId> creatorOf(String relation) {
        return migrations().creatorOf(relation);
    }

    /**
     * The one that creates a schema, by the text of the scripts.
     *
     * @throws dev.peng.error.PengException if they cannot be read
     */
    public Optional<StepId> creatorOfSchema(String schema) {
        return migrations().creatorOfSchema(schema);
    }

    private MigrationProvider migrations() {
        return Peng.on(new DelegatingDataSource())
                .config(this.properties.config("", Set.of()))
                .build()
                .migrations();
    }
}
