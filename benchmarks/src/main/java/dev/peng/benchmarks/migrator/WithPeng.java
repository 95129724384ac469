package dev.peng.benchmarks.migrator;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.migration.MigrationSettings;
import dev.peng.migration.MissingDown;
import dev.peng.source.Location;
import java.util.List;
import javax.sql.DataSource;

/** peng with its defaults, but that down files may be missing: nobody else has any. */
final class WithPeng implements Migration {

    @Override
    public void run(DataSource database, String location) {
        Peng.on(database).config(config(location)).build().migrations().up();
    }

    private static PengConfig config(String location) {
        var defaults = MigrationSettings.DEFAULT;
        var migrations = new MigrationSettings(
                List.of(Location.parse(location)),
                defaults.outOfOrder(),
                defaults.changed(),
                MissingDown.ALLOW,
                defaults.orphaned(),
                defaults.autoSplit(),
                defaults.storedDown());
        return new PengConfig(PengConfig.DEFAULT.run(), migrations, PengConfig.DEFAULT.seeds());
    }
}
