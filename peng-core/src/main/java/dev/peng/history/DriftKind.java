package dev.peng.history;

import java.util.Locale;

/** How files and history can differ. */
public enum DriftKind {
    /** An applied file was edited. */
    CHECKSUM_CHANGED,
    /** An applied file is missing. */
    ORPHANED,
    /** A file came late: it is pending below the newest applied one. */
    OUT_OF_ORDER;

    /** The word of reports, such as {@code checksum_changed}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
