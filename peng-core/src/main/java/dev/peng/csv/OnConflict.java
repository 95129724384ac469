package dev.peng.csv;

import java.util.Locale;

/** What becomes of a row whose primary key is in the table already. */
enum OnConflict {
    /** The seed fails. */
    ERROR,
    /** The row in the table stays as it is. */
    IGNORE,
    /** The row in the table gets the values of the file. */
    UPDATE;

    static OnConflict of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
