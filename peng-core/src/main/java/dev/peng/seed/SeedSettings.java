package dev.peng.seed;

import dev.peng.source.Location;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Profiles;

/**
 * Where seeds are and which of them are wanted.
 *
 * @param locations folders of seeds
 * @param profiles the active Spring profiles; with none it is {@code default}
 * @param changed what becomes of a seed that was edited after it ran
 */
public record SeedSettings(List<Location> locations, Set<String> profiles, SeedChange changed) {

    /** The default location, no profile; an edited seed is drift. */
    public static final SeedSettings DEFAULT =
            new SeedSettings(List.of(Location.parse("classpath:peng/seeds")), Set.of(), SeedChange.WARN);

    public SeedSettings {
        locations = List.copyOf(locations);
        profiles = profiles.isEmpty() ? Set.of("default") : Set.copyOf(profiles);
    }

    /** Whether the seeds of a folder are wanted: {@code ""} is that of the common ones, another a profile or an expression. */
    boolean selects(String folder) {
        return folder.isEmpty() || isExpression(folder) && matches(folder);
    }

    /** Whether an expression of profiles is true. */
    boolean matches(String expression) {
        return Profiles.of(expression).matches(profiles::contains);
    }

    /** Whether a text is an expression of profiles. */
    static boolean isExpression(String text) {
        try {
            return Profiles.of(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same in other places. */
    public SeedSettings withLocations(List<Location> others) {
        return new SeedSettings(others, profiles, changed);
    }

    /** The same for other profiles. */
    public SeedSettings withProfiles(Set<String> others) {
        return new SeedSettings(locations, others, changed);
    }

    /** The same with something else done about edited seeds. */
    public SeedSettings withChanged(SeedChange other) {
        return new SeedSettings(locations, profiles, other);
    }
}
