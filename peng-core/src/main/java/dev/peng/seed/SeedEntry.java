package dev.peng.seed;

import dev.peng.event.StepId;
import dev.peng.history.RowKind;
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
 * @param kind what it is written in
 * @param policy how often it runs; that of an orphaned one is not known
 * @param state where it stands
 * @param appliedAt when it was applied last, if it was
 * @param duration how long that took
 * @param recordedChecksum of what was applied
 * @param currentChecksum of what is there now; not known of one that is not selected, nor of a large one or of a CSV file
 *     before it is applied; afterwards the recorded one as long as length and time of the file are what they were
 * @param due whether the next run applies it, or goes on with it; not said of one that always runs
 */
public record SeedEntry(
        String profile,
        Version version,
        String name,
        RowKind kind,
        @Nullable SeedPolicy policy,
        SeedState state,
        @Nullable Instant appliedAt,
        @Nullable Duration duration,
        Checksum recordedChecksum,
        Checksum currentChecksum,
        boolean due) {

    /** As reports name it. */
    StepId id() {
        return new StepId(StepId.Kind.SEED, version.toString(), Seed.qualifiedName(profile, name));
    }

    /** Whether it was edited after it was applied. */
    public boolean changed() {
        return !state.isHalf() && recordedChecksum.differsFrom(currentChecksum);
    }

    /** Whether it was edited, and that is not a reason to run it again. */
    boolean hasDrifted() {
        return changed() && state == SeedState.APPLIED && policy == SeedPolicy.ONCE;
    }
}
