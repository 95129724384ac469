package dev.peng.session;

import dev.peng.error.ConfigurationException;
import java.time.Duration;

/**
 * How a run waits for another one.
 *
 * @param timeout for how long at most; only the time counts in which the other run is not at work
 * @param pollInterval how often it asks
 * @param fixed whether the time counts also while the other run is at work
 */
public record LockSettings(Duration timeout, Duration pollInterval, boolean fixed) {

    /** Ten minutes, once a second. */
    public static final LockSettings DEFAULT = new LockSettings(Duration.ofMinutes(10), Duration.ofSeconds(1));

    public LockSettings {
        if (timeout.isNegative() || pollInterval.isNegative() || pollInterval.isZero()) {
            throw new ConfigurationException(
                    "the lock cannot wait %s and ask every %s".formatted(timeout, pollInterval),
                    "Set peng.run-lock.timeout to 0 or more and peng.run-lock.poll-interval to more than 0.");
        }
    }

    /** Waits for as long as the other run is at work. */
    public LockSettings(Duration timeout, Duration pollInterval) {
        this(timeout, pollInterval, false);
    }
}
