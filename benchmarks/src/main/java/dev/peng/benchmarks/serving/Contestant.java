package dev.peng.benchmarks.serving;

import dev.peng.benchmarks.migrator.Migrator;
import org.jspecify.annotations.Nullable;

/** Who changes the schema. */
enum Contestant {
    /** The floor: nobody does. */
    NOBODY("nobody", null),
    PENG("peng", Migrator.PENG),
    FLYWAY("Flyway", Migrator.FLYWAY),
    LIQUIBASE("Liquibase", Migrator.LIQUIBASE);

    private final String label;
    private final @Nullable Migrator migrator;

    Contestant(String label, @Nullable Migrator migrator) {
        this.label = label;
        this.migrator = migrator;
    }

    String label() {
        return label;
    }

    @Nullable
    Migrator migrator() {
        return migrator;
    }
}
