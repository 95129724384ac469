package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.migrator.Migrator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application with what migrates its database. */
enum Contestant {
    /** The floor: nothing does. */
    PLAIN("plain", null, "plain"),
    /** While the application is live, but not ready. */
    PENG_READY("peng, ready", Migrator.PENG, "peng", "peng.run-at=ready"),
    /** Before application and command line runners. */
    PENG_STARTED("peng, started", Migrator.PENG, "peng", "peng.run-at=started"),
    /** While the context is made. */
    PENG_STARTUP("peng, startup", Migrator.PENG, "peng", "peng.run-at=startup"),
    /** Flyway, while the context is made. */
    FLYWAY("Flyway", Migrator.FLYWAY, "flyway"),
    /** Liquibase, while the context is made. */
    LIQUIBASE("Liquibase", Migrator.LIQUIBASE, "liquibase");

    private final String label;
    private final @Nullable Migrator migrator;
    private final String application;
    private final List<String> settings;

    Contestant(String label, @Nullable Migrator migrator, String application, String... settings) {
        this.label = label;
        this.migrator = migrator;
        this.application = application;
        this.settings = List.of(settings);
    }

    /** Its name in tables. */
    String label() {
        return label;
    }

    /** Nobody for the floor. */
    Optional<Migrator> migrator() {
        return Optional.ofNullable(migrator);
    }

    /** The name of the class path that it is started with. */
    String application() {
        return application;
    }

    /** What the others are not told. */
    List<String> settings() {
        return settings;
    }
}
