package dev.peng.query;

import dev.peng.error.ErrorCode;
import dev.peng.error.FailedStatement;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import dev.peng.session.DescribedColumn;
import dev.peng.session.Inquiry;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query as its file says it.
 *
 * @param query what is said of it to others
 * @param header what it wants to be given, with places
 * @param content the text of its file
 * @param text what is sent; nothing usable if there are problems
 * @param problems why it cannot be run
 */
record ParsedQuery(NamedQuery query, QueryHeader header, String content, QueryText text, List<Problem> problems) {

    /** Outer joins, grouping sets, and what {@code returning} calls rows that may not be there. */
    private static final Pattern MAKES_NULLS =
            Pattern.compile("\\b(left|right|full|rollup|cube|sets|old|new)\\b", Pattern.CASE_INSENSITIVE);

    ParsedQuery {
        problems = List.copyOf(problems);
    }

    /** One of which nothing is known but its name. */
    static ParsedQuery unreadable(String name, String file, String message, String action) {
        return new ParsedQuery(
                new NamedQuery(name, "", List.of(), false, file),
                new QueryHeader("", List.of(), 0, List.of()),
                "",
                QueryText.NOTHING,
                List.of(new Problem(ErrorCode.UNREADABLE_FILE, Place.in(file), message, action)));
    }

    /** The same with one more reason why it cannot be run. */
    ParsedQuery with(Problem problem) {
        return new ParsedQuery(
                query,
                header,
                content,
                text,
                Stream.concat(problems.stream(), Stream.of(problem)).toList());
    }

    /** The same as others see it, with what the server says of its columns. */
    DescribedQuery described(List<DescribedColumn> columns) {
        // Which columns that concerns, only a parser could tell.
        var mayBeNull = MAKES_NULLS.matcher(text.jdbc()).find();
        return new DescribedQuery(
                query,
                text.jdbc(),
                text.names(),
                columns.stream()
                        .map(column -> new DescribedColumn(
                                column.name(), column.type(), column.array(), column.notNull() && !mayBeNull))
                        .toList());
    }

    /** That the server does not know what to make of it. */
    Problem refused(Inquiry.Refused refused) {
        var place = failedAt(refused.position()).place();
        var said = refused.said();
        return new Problem(
                ErrorCode.QUERY_FAILED,
                place,
                said.message(),
                said.hint() == null ? "Mend it, or migrate the database first." : said.hint());
    }

    /** The place that the server points to, for its author. */
    FailedStatement failedAt(int position) {
        var offset = text.offsetOf(position);
        try (var lexer = Lexer.of(content)) {
            var isKept = false;
            for (var kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
                if (!isKept) {
                    lexer.keep();
                    isKept = true;
                }
            }
            var line = lexer.lineAround(offset);
            return new FailedStatement(lexer.placeOf(query.file(), offset), line.before(), line.after(), text.jdbc());
        }
    }
}
