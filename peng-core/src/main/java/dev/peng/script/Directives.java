package dev.peng.script;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a script asks of peng in its leading comment block.
 *
 * @param irreversible {@code -- peng:irreversible}: there is no way back from the migration
 * @param lockTimeout {@code -- peng:lock-timeout 5s}; zero switches it off, null leaves it to peng
 * @param statementTimeout {@code -- peng:statement-timeout 30m}; zero switches it off, null leaves it to peng
 */
public record Directives(
        boolean irreversible,
        @Nullable Duration lockTimeout,
        @Nullable Duration statementTimeout) {

    /** Those of a script that asks for nothing. */
    public static final Directives NONE = new Directives(false, null, null);
}
