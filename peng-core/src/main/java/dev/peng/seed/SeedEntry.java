package dev.peng.seed;

import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One seed in the status.
 *
 * @param profile the folder of its profile, {@code ""} for a common seed
 * @param version its version
 * @param name its name
 * @param state where it stands
 * @param appliedAt when it was applied, if it is
 * @param duration how long that took
 * @param recordedChecksum of the script that was applied
 * @param currentChecksum of the script that is there now; not known of one that is not selected
 */
public record SeedEntry(
        String profile,
        Version version,
        String name,
        SeedState state,
        @Nullable Instant appliedAt,
        @Nullable Duration duration,
        Checksum recordedChecksum,
        Checksum currentChecksum) {

    /** Whether it was edited after it was applied. */
    public boolean changed() {
        return recordedChecksum.differsFrom(currentChecksum);
    }
}
