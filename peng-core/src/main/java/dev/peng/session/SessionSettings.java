package dev.peng.session;

/**
 * How a session uses its connection.
 *
 * @param timeouts of the statements of scripts
 * @param pooler what is shared, if there turns out to be a pooler
 */
public record SessionSettings(TimeoutSettings timeouts, Pooler pooler) {

    /** The default timeouts; a pooler is taken to share connections by transaction. */
    public static final SessionSettings DEFAULT = new SessionSettings(TimeoutSettings.DEFAULT, Pooler.TRANSACTION);
}
