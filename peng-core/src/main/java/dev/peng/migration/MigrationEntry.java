package dev.peng.migration;

import dev.peng.history.RowKind;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One migration in the status.
 *
 * @param version its version
 * @param name its name
 * @param kind what it is made of
 * @param state where it stands
 * @param appliedAt when it was applied, if it is
 * @param duration how long that took
 * @param recordedChecksum of the script that was applied
 * @param currentChecksum of the script that is there now
 * @param outOfOrder whether it is pending below the newest applied one
 * @param locked whether it is protected from being reverted
 */
public record MigrationEntry(
        Version version,
        String name,
        RowKind kind,
        MigrationState state,
        @Nullable Instant appliedAt,
        @Nullable Duration duration,
        Checksum recordedChecksum,
        Checksum currentChecksum,
        boolean outOfOrder,
        boolean locked) {

    /** Whether it was edited after it was applied. */
    public boolean changed() {
        return state != MigrationState.UNFINISHED && recordedChecksum.differsFrom(currentChecksum);
    }

    /** Whether it is in the history. */
    public boolean applied() {
        return state != MigrationState.PENDING && state != MigrationState.UNFINISHED;
    }
}
