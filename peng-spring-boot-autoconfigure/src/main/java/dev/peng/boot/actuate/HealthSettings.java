package dev.peng.boot.actuate;

import dev.peng.boot.DriftHealth;
import dev.peng.boot.PendingHealth;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Status;

/**
 * What health says of what is not as it should be.
 *
 * @param pending about what is pending; by default out of service while the application itself is to apply it
 * @param drift about files and history that differ
 */
public record HealthSettings(@Nullable PendingHealth pending, DriftHealth drift) {

    /** While something is pending. */
    Status ofPending(boolean appliesByItself) {
        var counts = pending == null ? appliesByItself : pending == PendingHealth.OUT_OF_SERVICE;
        return counts ? Status.OUT_OF_SERVICE : Status.UP;
    }

    /** While something differs, and all else is well. */
    Status ofDrift() {
        return switch (drift) {
            case IGNORE -> Status.UP;
            case OUT_OF_SERVICE -> Status.OUT_OF_SERVICE;
            case DOWN -> Status.DOWN;
        };
    }
}
