package dev.peng.boot;

import java.util.Locale;

/** The state of the database, in one word. */
public enum PengState {
    /** Nobody has looked yet. */
    UNKNOWN,
    /** All migrations and selected seeds are applied. */
    UP_TO_DATE,
    /** Some are not. */
    PENDING,
    /** A run waits for another one, or a start for what others have to do. */
    WAITING,
    /** A run is under way. */
    RUNNING,
    /** The newest run failed, or the look of a start that runs nothing itself. */
    FAILED,
    /** The newest run was refused, because of what its plan has found; nothing was done. */
    REFUSED,
    /** A newer release has applied more than this one knows. */
    AHEAD,
    /** It is switched off. */
    DISABLED;

    /** The word of reports, such as {@code up-to-date}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
