package dev.peng.seed;

import dev.peng.event.StepId;
import dev.peng.source.Version;
import java.util.Arrays;
import java.util.Set;

/**
 * Which seeds to run.
 *
 * @param names of seeds, such as {@code members}, {@code dev/members} or {@code 20260202080000}; with none it is all that
 *     the active profiles select
 * @param force also those that have run already and, if they are named, those of profiles that are not active
 */
public record SeedSelection(Set<String> names, boolean force) {

    /** All that are selected and due. */
    public static final SeedSelection DUE = new SeedSelection(Set.of(), false);

    public SeedSelection {
        names = Set.copyOf(names);
    }

    /** Some, by name. */
    public static SeedSelection of(String... names) {
        return new SeedSelection(Set.copyOf(Arrays.asList(names)), false);
    }

    /** The same, run again if they have run. */
    public SeedSelection forced() {
        return new SeedSelection(names, true);
    }

    boolean takes(Seed seed) {
        return names.isEmpty() || names.stream().anyMatch(name -> isName(name, seed));
    }

    static boolean isName(String name, Seed seed) {
        return isName(name, seed.name(), seed.id());
    }

    private static boolean isVersion(String text, String version) {
        return text.matches("\\d+(\\.\\d+)*") && Version.of(text).equals(Version.of(version));
    }

    /** Whether a text names a seed, by its name alone or with more. */
    static boolean isName(String text, String name, StepId id) {
        return text.equals(name) || text.equals(id.name()) || text.equals(id.label()) || isVersion(text, id.version());
    }
}
