package dev.peng.seed;

import java.util.Locale;

/** How often a seed runs: {@code -- peng:run}. */
public enum SeedPolicy {
    /** One time. */
    ONCE,
    /** Again whenever it was edited. */
    ON_CHANGE,
    /** At each run. Every process that starts takes the lock for it. */
    ALWAYS;

    /** As a script says it. */
    static SeedPolicy of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
