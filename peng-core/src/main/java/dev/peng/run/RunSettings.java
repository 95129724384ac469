package dev.peng.run;

import dev.peng.history.HistorySettings;
import dev.peng.session.LockSettings;
import dev.peng.session.SessionSettings;

/**
 * What all runs on one database share.
 *
 * @param history where the history is kept
 * @param lock how to wait for another run
 * @param session how the connection is used
 * @param retries how often a step is tried when others stand in its way
 */
public record RunSettings(HistorySettings history, LockSettings lock, SessionSettings session, RetrySettings retries) {

    /** The defaults of all. */
    public static final RunSettings DEFAULT = new RunSettings(HistorySettings.DEFAULT, LockSettings.DEFAULT);

    /** The same for what somebody else has asked for. */
    public RunSettings withActor(String actor) {
        return new RunSettings(history.withActor(actor), lock, session, retries);
    }

    /** With the default timeouts and retries. */
    public RunSettings(HistorySettings history, LockSettings lock) {
        this(history, lock, SessionSettings.DEFAULT, RetrySettings.DEFAULT);
    }
}
