package dev.peng.run;

import dev.peng.error.ConfigurationException;
import java.time.Duration;

/**
 * How often a step is tried again that the server has refused because of what others were doing: a lock that was not free
 * in time (55P03), a deadlock (40P01), a serialization failure (40001).
 *
 * @param maxAttempts how often it is tried at most, the first time included
 * @param initialInterval how long the first pause is at most; each further one may be half as long again
 * @param maxInterval how long a pause is at most
 * @param maxDuration how long all pauses and waits for locks may take together; what a step needs to run does not count
 */
public record RetrySettings(int maxAttempts, Duration initialInterval, Duration maxInterval, Duration maxDuration) {

    /** Twenty attempts within ten minutes, with pauses that grow from a second to half a minute. */
    public static final RetrySettings DEFAULT =
            new RetrySettings(20, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(10));

    public RetrySettings {
        if (maxAttempts < 1
                || initialInterval.isNegative()
                || maxInterval.compareTo(initialInterval) < 0
                || maxDuration.isNegative()) {
            throw new ConfigurationException(
                    "a step cannot be tried %d times, with pauses of %s to %s, within %s"
                            .formatted(maxAttempts, initialInterval, maxInterval, maxDuration),
                    "Set peng.retries.max-attempts to 1 or more, peng.retries.max-interval to at least"
                            + " peng.retries.initial-interval, and peng.retries.max-duration to 0 or more.");
        }
    }
}
