package dev.peng.history;

import java.util.Locale;

/** What an applied migration or seed was made of. */
public enum RowKind {
    SQL,
    JAVA;

    /** As the table has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RowKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
