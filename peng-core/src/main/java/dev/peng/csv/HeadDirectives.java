package dev.peng.csv;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.Directive;
import dev.peng.script.DirectiveLines;
import dev.peng.script.Directives;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a CSV file, of those in it and those beside it.
 *
 * @param directives what they ask for
 * @param problems what is wrong with them
 */
record HeadDirectives(Directives directives, List<Problem> problems) {

    private static final Set<Directive> ALLOWED = EnumSet.of(
            Directive.TABLE,
            Directive.DELIMITER,
            Directive.QUOTE,
            Directive.NULL,
            Directive.ENCODING,
            Directive.ON_CONFLICT,
            Directive.SEQUENCES,
            Directive.RUN,
            Directive.PROFILES,
            Directive.AFTER,
            Directive.LOCK_TIMEOUT,
            Directive.STATEMENT_TIMEOUT);

    HeadDirectives {
        problems = List.copyOf(problems);
    }

    static HeadDirectives of(String file, Preamble preamble, @Nullable SideFile side) {
        // What they say about the encoding is in ASCII, and must be known to read the rest.
        var encoding = read(file, preamble, side, StandardCharsets.UTF_8).directives();
        var read = read(file, preamble, side, CsvOptions.charset(encoding));
        var problems = new ArrayList<>(read.problems());
        if (side != null) {
            side.problems().forEach(problems::add);
        }
        read.directives().present().stream()
                .filter(directive -> !ALLOWED.contains(directive))
                .map(directive -> misplaced(file, read.directives(), directive))
                .forEach(problems::add);
        return new HeadDirectives(read.directives(), problems);
    }

    private static DirectiveLines read(String file, Preamble preamble, @Nullable SideFile side, Charset charset) {
        var lines = new DirectiveLines();
        if (side != null) {
            side.readInto(lines);
        }
        preamble.comments().forEach(line -> lines.read(file, line.number(), line.text(charset)));
        return lines;
    }

    private static Problem misplaced(String file, Directives directives, Directive directive) {
        return new Problem(
                ErrorCode.INVALID_DIRECTIVE,
                directives.placeOf(directive).orElseGet(() -> Place.in(file)),
                "peng:%s has no meaning in a CSV file".formatted(directive.spelling()),
                "Remove it, or move it to where it belongs.");
    }
}
