package dev.peng.query;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.query.QueryHeader.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header of a query line by line: the comments before the first line that is blank or no comment. */
final class HeaderReader {

    private static final String MARK = "\uFEFF";
    private static final String COMMENT = "--";
    private static final String DESCRIPTION = "description:";

    private static final Pattern PARAMETER =
            Pattern.compile("@([A-Za-z_][A-Za-z0-9_]*)(\\?)?(?:\\s+([^\\s=]\\S*))?(?:\\s+(.*))?");

    private static final Pattern DEFAULT = Pattern.compile("=\\s*('(?:[^']|'')*'|[^'\\s]\\S*)(?:\\s+(.*))?");

    private final String file;
    private final List<Declared> declared = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable String description;
    private int line;

    private HeaderReader(String file) {
        this.file = file;
    }

    /** Reads the header of a text. Blank lines above it do no harm. */
    static QueryHeader read(String file, String text) {
        return new HeaderReader(file).read(text.startsWith(MARK) ? text.substring(1) : text);
    }

    private QueryHeader read(String text) {
        var lines = text.lines().toList();
        while (this.line < lines.size() && lines.get(this.line).isBlank()) {
            this.line++;
        }
        while (this.line < lines.size() && lines.get(this.line).strip().startsWith(COMMENT)) {
            take(lines.get(this.line++));
        }
        return new QueryHeader(
                this.description == null ? "" : this.description, this.declared, this.line, this.problems);
    }

    private void take(String text) {
        var comment = text.strip().substring(COMMENT.length()).strip();
        var place = place(text, comment);
        if (comment.regionMatches(true, 0, DESCRIPTION, 0, DESCRIPTION.length())) {
            describe(comment.substring(DESCRIPTION.length()).strip(), place);
        } else if (comment.startsWith("@")) {
            declare(comment, place);
        }
    }

    private void describe(String words, Place place) {
        if (this.description != null) {
            invalid(place, "a second description", "Make one of both.");
        }
        this.description = words;
    }

    private void declare(String comment, Place place) {
        var form = PARAMETER.matcher(comment);
        if (!form.matches() || form.group(3) == null) {
            invalid(
                    place,
                    "is no declaration of a parameter",
                    "Write -- @name type description; the name has ASCII letters, digits and _.");
            return;
        }
        var type = form.group(3).toLowerCase(Locale.ROOT);
        var rest = form.group(4) == null ? "" : form.group(4);
        if (!QueryParameter.isType(type)) {
            invalid(
                    place,
                    "@%s has the type %s, which a parameter cannot have".formatted(form.group(1), form.group(3)),
                    "The types are %s.".formatted(QueryParameter.types()));
        }
        declare(form.group(1), type, form.group(2) != null, rest, place);
    }

    // What is wrong is declared all the same, so that nothing else is said of its uses.
    private void declare(String name, String type, boolean optional, String rest, Place place) {
        var form = DEFAULT.matcher(rest);
        var hasDefault = form.matches();
        if (rest.startsWith("=") && !hasDefault) {
            invalid(
                    place,
                    "@%s has a default that cannot be read".formatted(name),
                    "Write one word behind the =, or quote it: '…', with '' for a quote in it.");
        } else if (hasDefault && optional) {
            invalid(
                    place,
                    "@%s has a default, and is null without a value".formatted(name),
                    "Take away either the ? or the default.");
        }
        var description = hasDefault ? form.group(2) : rest;
        add(
                new QueryParameter(
                        name,
                        type,
                        optional,
                        hasDefault ? unquoted(form.group(1)) : null,
                        description == null ? "" : description),
                place);
    }

    private void add(QueryParameter parameter, Place place) {
        if (this.declared.stream().anyMatch(other -> other.parameter().name().equals(parameter.name()))) {
            invalid(
                    place,
                    "@%s is declared for the second time".formatted(parameter.name()),
                    "Remove one of them, or rename it.");
        } else {
            this.declared.add(new Declared(parameter, place));
        }
    }

    private static String unquoted(String value) {
        return value.startsWith("'") ? value.substring(1, value.length() - 1).replace("''", "'") : value;
    }

    private Place place(String text, String comment) {
        var index = text.indexOf(comment, text.indexOf(COMMENT) + COMMENT.length());
        return new Place(this.file, this.line, text.codePointCount(0, index) + 1);
    }

    private void invalid(Place place, String message, String action) {
        this.problems.add(new Problem(ErrorCode.INVALID_HEADER, place, message, action));
    }
}
