package dev.peng.session;

import dev.peng.error.ConfigurationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the server lets a statement wait and work. What a script says for itself counts more.
 *
 * @param lock {@code lock_timeout}: how long a statement waits for each lock; 0 for ever; null for a second more than
 *     {@code deadlock_timeout}, at least two: the server makes an autovacuum give way only when it has looked for a deadlock
 * @param statement {@code statement_timeout}: how long a statement takes; 0 or null for as long as it needs
 */
public record TimeoutSettings(
        @Nullable Duration lock, @Nullable Duration statement) {

    /** Locks that are not free soon are tried again later; work takes as long as it takes. */
    public static final TimeoutSettings DEFAULT = new TimeoutSettings(null, null);

    private static final Duration AT_LEAST = Duration.ofSeconds(2);

    public TimeoutSettings {
        if (isNegative(lock) || isNegative(statement)) {
            throw new ConfigurationException(
                    "a lock cannot be waited for %s, nor a statement take %s".formatted(lock, statement),
                    "Set peng.timeouts.lock and peng.timeouts.statement to 0 or more.");
        }
    }

    Duration lockOr(Duration deadlockTimeout) {
        if (lock != null) {
            return lock;
        }
        var longer = deadlockTimeout.plusSeconds(1);
        return longer.compareTo(AT_LEAST) < 0 ? AT_LEAST : longer;
    }

    Duration statementOrNone() {
        return statement == null ? Duration.ZERO : statement;
    }

    private static boolean isNegative(@Nullable Duration duration) {
        return duration != null && duration.isNegative();
    }
}
