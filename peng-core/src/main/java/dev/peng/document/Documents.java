package dev.peng.document;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What all documents share. Names in them are never given another meaning; where that cannot be helped, {@code format} counts up.
 * New names may come. What is null is left out where a document is written.
 */
public final class Documents {

    /** The first. */
    public static final int FORMAT = 1;

    private Documents() {}

    /** As people read it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
