package dev.peng.comparison.stage;

import java.util.List;
import java.util.Locale;

/** Who takes part: how its scripts are named and dressed, and what an application sets to have it alone. */
public enum Tool {
    PENG("peng") {
        @Override
        Script script(String name, String attributes, String sql) {
            return new Script("peng/migrations/" + name + ".up.sql", sql);
        }

        @Override
        List<String> properties() {
            // Nobody else has down files; the row of reverts writes them.
            return List.of("peng.migrations.missing-down=allow");
        }
    },
    FLYWAY("Flyway") {
        @Override
        Script script(String name, String attributes, String sql) {
            return new Script("db/migration/V" + name.replaceFirst("_", "__") + ".sql", sql);
        }
    },
    LIQUIBASE("Liquibase") {
        @Override
        Script script(String name, String attributes, String sql) {
            return new Script("db/changelog/changes/" + name + ".sql", """
                            --liquibase formatted sql

                            --changeset shop:%s %s
                            %s""".formatted(name, attributes, sql));
        }

        @Override
        List<Script> frame() {
            return List.of(new Script("db/changelog/db.changelog-master.yaml", """
                            databaseChangeLog:
                              - includeAll:
                                  path: db/changelog/changes/
                            """));
        }

        @Override
        List<String> properties() {
            return List.of("spring.liquibase.analytics-enabled=false");
        }
    };

    private final String label;

    Tool(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return this.label;
    }

    /** The file that has this SQL, below the root of the class path. */
    abstract Script script(String name, String attributes, String sql);

    /** What it needs besides scripts. */
    List<Script> frame() {
        return List.of();
    }

    /** What is set besides its defaults. */
    List<String> properties() {
        return List.of();
    }

    /** What switches it off or on, as a property. */
    String switched(boolean on) {
        return (this == PENG ? "peng" : "spring." + name().toLowerCase(Locale.ROOT)) + ".enabled=" + on;
    }

    /** A file of the application. */
    record Script(String path, String text) {}
}
