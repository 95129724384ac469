package dev.peng;

import dev.peng.migration.MigrationSettings;
import dev.peng.query.QuerySettings;
import dev.peng.run.RunSettings;
import dev.peng.seed.SeedSettings;
import java.util.Map;

/**
 * The settings of each room, gathered. Immutable.
 *
 * @param run of every run: history and lock
 * @param migrations of migrations
 * @param seeds of seeds
 * @param queries of named queries
 * @param placeholders what {@code ${name}} stands for, by name, in scripts that say {@code -- peng:placeholders on}
 */
public record PengConfig(
        RunSettings run,
        MigrationSettings migrations,
        SeedSettings seeds,
        QuerySettings queries,
        Map<String, String> placeholders) {

    /** All defaults. */
    public static final PengConfig DEFAULT =
            new PengConfig(RunSettings.DEFAULT, MigrationSettings.DEFAULT, SeedSettings.DEFAULT);

    public PengConfig {
        placeholders = Map.copyOf(placeholders);
    }

    /** With the default queries. */
    public PengConfig(
            RunSettings run, MigrationSettings migrations, SeedSettings seeds, Map<String, String> placeholders) {
        this(run, migrations, seeds, QuerySettings.DEFAULT, placeholders);
    }

    /** With the default queries, and without placeholders. */
    public PengConfig(RunSettings run, MigrationSettings migrations, SeedSettings seeds) {
        this(run, migrations, seeds, QuerySettings.DEFAULT, Map.of());
    }

    /** The same with queries elsewhere. */
    public PengConfig withQueries(QuerySettings others) {
        return new PengConfig(run, migrations, seeds, others, placeholders);
    }
}
