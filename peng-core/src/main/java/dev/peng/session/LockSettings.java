package dev.peng.session;

import java.time.Duration;

/**
 * How a run waits for another one.
 *
 * @param timeout for how long at most
 * @param pollInterval how often it asks
 */
public record LockSettings(Duration timeout, Duration pollInterval) {

    /** Ten minutes, once a second. */
    public static final LockSettings DEFAULT = new LockSettings(Duration.ofMinutes(10), Duration.ofSeconds(1));

    public LockSettings {
        if (timeout.isNegative() || pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("a lock needs a timeout of 0 or more and a poll interval above 0");
        }
    }
}
