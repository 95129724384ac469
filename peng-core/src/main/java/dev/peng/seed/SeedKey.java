package dev.peng.seed;

import dev.peng.history.SeedRow;
import dev.peng.source.Version;
import java.util.Comparator;

/**
 * What tells seeds apart: two profiles may have seeds of the same version. The order is the one they run in: by version
 * across all folders, the common one first.
 */
record SeedKey(Version version, String profile) implements Comparable<SeedKey> {

    private static final Comparator<SeedKey> ORDER =
            Comparator.comparing(SeedKey::version).thenComparing(SeedKey::profile);

    static SeedKey of(SeedRow row) {
        return new SeedKey(row.applied().version(), row.profile());
    }

    static SeedKey of(SeedEntry entry) {
        return new SeedKey(entry.version(), entry.profile());
    }

    @Override
    public int compareTo(SeedKey other) {
        return ORDER.compare(this, other);
    }
}
