package dev.peng.migration;

import dev.peng.source.Location;
import java.util.List;

/**
 * Where migrations are and what is tolerated.
 *
 * @param locations folders of migrations
 * @param outOfOrder a pending migration below the newest applied one
 * @param changed an applied migration whose file was edited
 * @param missingDown a migration without its down file
 * @param orphaned an applied migration whose file is gone
 * @param autoSplit whether a script is run in parts if the server says that it cannot run in one transaction
 * @param storedDown whether the history keeps down scripts
 */
public record MigrationSettings(
        List<Location> locations,
        Policy outOfOrder,
        Policy changed,
        MissingDown missingDown,
        Policy orphaned,
        boolean autoSplit,
        boolean storedDown) {

    /** The default location; strict, but for orphans. */
    public static final MigrationSettings DEFAULT = new MigrationSettings(
            List.of(Location.parse("classpath:peng/migrations")),
            Policy.ERROR,
            Policy.ERROR,
            MissingDown.ERROR,
            Policy.WARN,
            true,
            true);

    public MigrationSettings {
        locations = List.copyOf(locations);
    }

    /** The same in other places. */
    public MigrationSettings withLocations(List<Location> others) {
        return new MigrationSettings(others, outOfOrder, changed, missingDown, orphaned, autoSplit, storedDown);
    }
}
