package dev.peng.script;

import dev.peng.error.ErrorCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code -- peng:<name> [value]} from line comments. */
final class DirectiveReader {

    private static final String PREFIX = "peng:";
    private static final int LONGEST_NAME = 40;

    /** As one writes durations for PostgreSQL, but always with a unit. */
    private static final Pattern DURATION = Pattern.compile("(\\d{1,10}) ?(ms|s|m|min|h|d)");

    /** What the server can hold: milliseconds in an int (manual, section 19.1.1). */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    private final String text;
    private final Findings findings;
    private final Set<Directive> seen = EnumSet.noneOf(Directive.class);
    private boolean irreversible;
    private @Nullable Duration lockTimeout;
    private @Nullable Duration statementTimeout;

    DirectiveReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** What was asked for so far. */
    Directives directives() {
        return new Directives(this.irreversible, this.lockTimeout, this.statementTimeout);
    }

    /** Takes a line comment of the leading block. */
    void read(int from, int to) {
        var at = afterBlanks(from + 2, to);
        if (this.text.startsWith(PREFIX, at)) {
            read(from, this.text.substring(at + PREFIX.length(), to));
        }
    }

    /** Takes a line comment behind the leading block, where a directive would have no effect. */
    void refuse(int from, int to) {
        if (this.text.startsWith(PREFIX, afterBlanks(from + 2, to))) {
            this.findings.add(
                    from,
                    ErrorCode.UNKNOWN_DIRECTIVE,
                    "a directive behind the leading comment block",
                    "Move it above the first statement, or write another comment.");
        }
    }

    private void read(int offset, String directive) {
        var end = 0;
        while (end < directive.length() && !Characters.isBlank(directive.charAt(end))) {
            end++;
        }
        var name = directive.substring(0, end);
        var value = directive.substring(end).strip();
        Directive.named(name).ifPresentOrElse(known -> take(offset, known, value), () -> unknown(offset, name));
    }

    private void take(int offset, Directive directive, String value) {
        if (!this.seen.add(directive)) {
            invalid(
                    offset,
                    "peng:%s is here for the second time".formatted(directive.spelling()),
                    "Remove one of them.");
            return;
        }
        switch (directive) {
            case IRREVERSIBLE -> irreversible(offset, value);
            case LOCK_TIMEOUT -> this.lockTimeout = duration(offset, directive, value);
            case STATEMENT_TIMEOUT -> this.statementTimeout = duration(offset, directive, value);
            case TRANSACTION, REPLAY, PLACEHOLDERS, RUN, PROFILES, TABLE, AFTER, REPEATABLE ->
                unsupported(offset, directive);
        }
    }

    private void irreversible(int offset, String value) {
        this.irreversible = true;
        if (!value.isEmpty()) {
            invalid(offset, "peng:irreversible takes no value", "Remove what follows it.");
        }
    }

    private @Nullable Duration duration(int offset, Directive directive, String value) {
        var duration = duration(value);
        if (duration.isEmpty()) {
            invalid(
                    offset,
                    "'%s' is no duration for peng:%s".formatted(shortened(value), directive.spelling()),
                    "Write it like 500ms, 5s, 30m or 2h; 0 switches the timeout off.");
        }
        return duration.orElse(null);
    }

    private static Optional<Duration> duration(String value) {
        if (value.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var form = DURATION.matcher(value);
        return form.matches()
                ? Optional.of(unit(form.group(2)).multipliedBy(Long.parseLong(form.group(1))))
                        .filter(duration -> duration.compareTo(LONGEST_TIMEOUT) <= 0)
                : Optional.empty();
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m", "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private void invalid(int offset, String message, String action) {
        this.findings.add(offset, ErrorCode.INVALID_DIRECTIVE, message, action);
    }

    private void unsupported(int offset, Directive directive) {
        this.findings.add(
                offset,
                ErrorCode.UNSUPPORTED,
                "peng:%s is not supported yet".formatted(directive.spelling()),
                "Remove it, or wait for a later release.");
    }

    private void unknown(int offset, String name) {
        var guess = Directive.nearest(name)
                .map(nearest -> "Did you mean %s? ".formatted(nearest.spelling()))
                .orElse("");
        this.findings.add(
                offset,
                ErrorCode.UNKNOWN_DIRECTIVE,
                "there is no directive peng:%s".formatted(shortened(name)),
                guess + "The directives are " + Directive.names() + ".");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }

    private int afterBlanks(int from, int to) {
        var i = from;
        while (i < to && Characters.isBlank(this.text.charAt(i))) {
            i++;
        }
        return i;
    }
}
