package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.lexer.Characters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads {@code -- peng:<name> [value]} from line comments. */
final class DirectiveReader {

    private static final String PREFIX = "peng:";
    private static final int LONGEST_SHOWN = 40;

    /** As one writes durations for PostgreSQL, but always with a unit. */
    private static final Pattern DURATION = Pattern.compile("(\\d{1,10}) ?(ms|s|m|min|h|d)");

    /** What the server can hold: milliseconds in an int (manual, section 19.1.1). */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    private final Consumer<Problem> problems;
    private final Map<Directive, Directives.Line> lines = new EnumMap<>(Directive.class);

    /** @param problems is told what is wrong */
    DirectiveReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Whether a comment, with its two hyphens, is meant for peng. */
    static boolean isDirective(String comment) {
        return comment.startsWith(PREFIX, afterBlanks(comment));
    }

    /** What a duration of a directive means, if it is one. */
    static Optional<Duration> duration(String value) {
        if (value.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var form = DURATION.matcher(value);
        return form.matches()
                ? Optional.of(unit(form.group(2)).multipliedBy(Long.parseLong(form.group(1))))
                        .filter(duration -> duration.compareTo(LONGEST_TIMEOUT) <= 0)
                : Optional.empty();
    }

    /** Whether it was asked for so far. */
    boolean has(Directive directive) {
        return this.lines.containsKey(directive);
    }

    /** What was asked for so far. */
    Directives directives() {
        return new Directives(this.lines);
    }

    /** Takes a directive of the leading block. */
    void read(Place place, String comment) {
        var directive = comment.substring(afterBlanks(comment) + PREFIX.length());
        var end = 0;
        while (end < directive.length() && !Characters.isBlank(directive.charAt(end))) {
            end++;
        }
        var name = directive.substring(0, end);
        var value = directive.substring(end).strip();
        Directive.named(name).ifPresentOrElse(known -> take(place, known, value), () -> unknown(place, name));
    }

    /** Takes a directive behind the leading block, where it would have no effect. */
    static void refuse(Findings findings, long offset) {
        findings.add(
                offset,
                ErrorCode.UNKNOWN_DIRECTIVE,
                "a directive behind the leading comment block",
                "Move it above the first statement, or write another comment.");
    }

    private void take(Place place, Directive directive, String value) {
        var spelling = directive.spelling();
        if (!directive.form().accepts(value)) {
            invalid(place, message(directive, value), directive.form().action());
        }
        if (this.lines.putIfAbsent(directive, new Directives.Line(place, value)) != null) {
            invalid(place, "peng:%s is here for the second time".formatted(spelling), "Remove one of them.");
        }
    }

    private static String message(Directive directive, String value) {
        return directive.form() == Directive.Form.NOTHING
                ? "peng:%s takes no value".formatted(directive.spelling())
                : "'%s' is no value for peng:%s".formatted(shortened(value), directive.spelling());
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

    private void invalid(Place place, String message, String action) {
        this.problems.accept(new Problem(ErrorCode.INVALID_DIRECTIVE, place, message, action));
    }

    private void unknown(Place place, String name) {
        var guess = Directive.nearest(name)
                .map(nearest -> "Did you mean %s? ".formatted(nearest.spelling()))
                .orElse("");
        this.problems.accept(new Problem(
                ErrorCode.UNKNOWN_DIRECTIVE,
                place,
                "there is no directive peng:%s".formatted(shortened(name)),
                guess + "The directives are " + Directive.names() + "."));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static int afterBlanks(String comment) {
        var i = 2;
        while (i < comment.length() && Characters.isBlank(comment.charAt(i))) {
            i++;
        }
        return i;
    }
}
