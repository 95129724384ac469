package dev.peng.run;

import dev.peng.history.HistorySettings;
import dev.peng.session.LockSettings;

/**
 * What all runs on one database share.
 *
 * @param history where the history is kept
 * @param lock how to wait for another run
 */
public record RunSettings(HistorySettings history, LockSettings lock) {

    /** The defaults of both. */
    public static final RunSettings DEFAULT = new RunSettings(HistorySettings.DEFAULT, LockSettings.DEFAULT);
}
