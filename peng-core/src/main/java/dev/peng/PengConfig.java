package dev.peng;

import dev.peng.migration.MigrationSettings;
import dev.peng.run.RunSettings;
import dev.peng.script.Placeholders;
import dev.peng.seed.SeedSettings;

/**
 * The settings of each room, gathered. Immutable.
 *
 * @param run of every run: history and lock
 * @param migrations of migrations
 * @param seeds of seeds
 * @param placeholders of the scripts that ask for them
 */
public record PengConfig(RunSettings run, MigrationSettings migrations, SeedSettings seeds, Placeholders placeholders) {

    /** All defaults. */
    public static final PengConfig DEFAULT =
            new PengConfig(RunSettings.DEFAULT, MigrationSettings.DEFAULT, SeedSettings.DEFAULT, Placeholders.NONE);

    /** Without placeholders. */
    public PengConfig(RunSettings run, MigrationSettings migrations, SeedSettings seeds) {
        this(run, migrations, seeds, Placeholders.NONE);
    }
}
