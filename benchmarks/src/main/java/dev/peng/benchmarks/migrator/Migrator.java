package dev.peng.benchmarks.migrator;

import java.util.Map;
import java.util.regex.Pattern;

/** Who migrates, and how the same scripts are called there. */
public enum Migrator {
    /** The floor: what has to be done in any case. */
    RAW_JDBC("raw JDBC", "%d_%s.sql", "history", "version", "true"),
    /** peng. */
    PENG("peng", "%d_%s.up.sql", "peng_migrations", "version", "state = 'applied'"),
    /** Flyway. */
    FLYWAY("Flyway", "V%d__%s.sql", "flyway_schema_history", "version", "success and version is not null"),
    /** Liquibase. */
    LIQUIBASE("Liquibase", "%d_%s.sql", "databasechangelog", "id", "exectype = 'EXECUTED'");

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$\\w*\\$");

    private static final Map<String, String> LIVE = Map.of(
            "flyway.baselineOnMigrate", "true",
            "flyway.baselineVersion", "0",
            "flyway.postgresql.transactional.lock", "false");

    private final String label;
    private final String fileName;
    private final String historyTable;
    private final String versionColumn;
    private final String isApplied;

    Migrator(String label, String fileName, String historyTable, String versionColumn, String isApplied) {
        this.label = label;
        this.fileName = fileName;
        this.historyTable = historyTable;
        this.versionColumn = versionColumn;
        this.isApplied = isApplied;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** Its work; only one's own classes are loaded. */
    public Migration migration() {
        return switch (this) {
            case RAW_JDBC -> new RawJdbc();
            case PENG -> new WithPeng();
            case FLYWAY -> new WithFlyway(Map.of());
            case LIQUIBASE -> new WithLiquibase();
        };
    }

    /**
     * Its work on a database that has tables already and is in use. Flyway has to be told that, and to hold its lock otherwise: an index that
     * is built concurrently would wait for the transaction of the lock for ever.
     */
    public Migration migrationOfLiveDatabase() {
        return this == FLYWAY ? new WithFlyway(LIVE) : migration();
    }

    String fileName(long version, String name) {
        return fileName.formatted(version, name);
    }

    /** The script as this one wants it. */
    String script(long version, NewScript script) {
        return this == LIQUIBASE
                ? "--liquibase formatted sql\n--changeset peng:%d%s%s\n%s"
                        .formatted(
                                version,
                                script.inTransaction() ? "" : " runInTransaction:false",
                                hasDollarQuotes(script.sql()) ? " splitStatements:false" : "",
                                script.sql())
                : script.sql();
    }

    // It would cut functions at their semicolons, as its users learn.
    private static boolean hasDollarQuotes(String sql) {
        return DOLLAR_QUOTE.matcher(sql).find();
    }

    String historyTable() {
        return historyTable;
    }

    /** Of that table. */
    String versionColumn() {
        return versionColumn;
    }

    /** What holds for the row of an applied migration. */
    String isApplied() {
        return isApplied;
    }
}
