package dev.peng.seed;

import dev.peng.source.Location;
import java.util.List;
import java.util.Set;

/**
 * Where seeds are and which of them are wanted.
 *
 * @param locations folders of seeds
 * @param profiles the folders below them that are selected besides the common seeds; with none it is {@code default}
 */
public record SeedSettings(List<Location> locations, Set<String> profiles) {

    /** The default location, no profile. */
    public static final SeedSettings DEFAULT =
            new SeedSettings(List.of(Location.parse("classpath:peng/seeds")), Set.of());

    public SeedSettings {
        locations = List.copyOf(locations);
        profiles = profiles.isEmpty() ? Set.of("default") : Set.copyOf(profiles);
    }

    /** Whether the seeds of a folder are wanted; {@code ""} is that of the common ones. */
    boolean selects(String profile) {
        return profile.isEmpty() || profiles.contains(profile);
    }

    /** The same in other places. */
    public SeedSettings withLocations(List<Location> others) {
        return new SeedSettings(others, profiles);
    }

    /** The same for other profiles. */
    public SeedSettings withProfiles(Set<String> others) {
        return new SeedSettings(locations, others);
    }
}
