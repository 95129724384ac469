package dev.peng.history;

import java.util.Arrays;
import java.util.Locale;

/** What an applied migration or seed was made of. */
public enum RowKind {
    SQL,
    JAVA,
    CSV,
    /** Something that a newer release knows. */
    OTHER;

    /** As the table has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RowKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(text))
                .findFirst()
                .orElse(OTHER);
    }
}
