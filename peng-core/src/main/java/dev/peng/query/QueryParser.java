package dev.peng.query;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.Answer;
import dev.peng.script.Directive;
import dev.peng.script.Placeholders;
import dev.peng.script.Script;
import dev.peng.script.Statement;
import dev.peng.script.Transactionality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamSource;

/** Reads the file of a query, with everything that is wrong with it. Pure. */
final class QueryParser {

    private final String name;
    private final String file;
    private final String content;
    private final Script script;
    private final QueryHeader header;
    private final List<Problem> problems;

    private QueryParser(String name, String file, InputStreamSource source, String content) {
        this.name = name;
        this.file = file;
        this.content = content;
        this.script = Script.read(file, source, Placeholders.NONE);
        this.header = HeaderReader.read(file, content);
        this.problems = new ArrayList<>(this.script.problems());
        this.problems.addAll(this.header.problems());
    }

    /**
     * Reads a query.
     *
     * @param name that its file gives it
     * @param file as errors name it
     * @param source the file
     * @param content the same as text
     */
    static ParsedQuery parse(String name, String file, InputStreamSource source, String content) {
        return new QueryParser(name, file, source, content).parse();
    }

    private ParsedQuery parse() {
        checkDirectives();
        var text = this.script.problems().isEmpty() ? text() : QueryText.NOTHING;
        this.problems.sort(Comparator.comparing(
                problem -> problem.place().orElseThrow(),
                Comparator.comparingInt(Place::line).thenComparingInt(Place::column)));
        var query = new NamedQuery(
                this.name,
                this.header.description(),
                this.header.parameters(),
                this.script.directives().has(Directive.WRITE),
                this.file);
        return new ParsedQuery(query, this.header, this.content, text, this.problems);
    }

    private void checkDirectives() {
        var directives = this.script.directives();
        for (var directive : directives.present()) {
            var place = directives.placeOf(directive).orElseThrow();
            if (directive != Directive.WRITE) {
                this.problems.add(new Problem(
                        ErrorCode.INVALID_DIRECTIVE,
                        place,
                        "peng:%s has no meaning in a query".formatted(directive.spelling()),
                        "Remove it; a query can say peng:write."));
            } else if (place.line() > this.header.lastLine()) {
                this.problems.add(new Problem(
                        ErrorCode.INVALID_DIRECTIVE,
                        place,
                        "peng:write stands below the header",
                        "Move it up: the first blank line ends the header."));
            }
        }
    }

    private QueryText text() {
        try (var reader = this.script.open()) {
            if (!reader.next()) {
                this.problems.add(new Problem(
                        ErrorCode.EMPTY_SCRIPT,
                        Place.in(this.file),
                        "has no statement",
                        "Write one below the header, or delete the file."));
                return QueryText.NOTHING;
            }
            return text(reader.statement());
        }
    }

    private QueryText text(Statement statement) {
        checkKind(statement);
        var found = UseReader.read(this.file, this.content, statement);
        this.problems.addAll(found.problems());
        checkUses(found.uses());
        var types =
                this.header.parameters().stream().collect(Collectors.toMap(QueryParameter::name, QueryParameter::type));
        return QueryText.of(statement, found, types);
    }

    private void checkKind(Statement statement) {
        if (statement.transactionality() == Transactionality.FORBIDDEN) {
            this.problems.add(new Problem(
                    ErrorCode.NOT_TRANSACTIONAL,
                    statement.place(),
                    "%s cannot run in a transaction, and a query always does".formatted(statement.command()),
                    "Run it with another tool, or in a migration."));
        } else if (statement.answer() == Answer.DATA_IN || statement.answer() == Answer.DATA_OUT) {
            this.problems.add(new Problem(
                    ErrorCode.UNSUPPORTED,
                    statement.place(),
                    "a query has neither input nor output but its rows",
                    "Write a select; for rows as CSV, run it with --format csv."));
        } else if (statement.isSetting() || statement.makesSomethingOfTheSession()) {
            this.problems.add(new Problem(
                    ErrorCode.UNSUPPORTED,
                    statement.place(),
                    "what this leaves is for a session, and that of a query goes on to somebody else",
                    "Write what is done in one statement."));
        }
    }

    private void checkUses(List<Use> uses) {
        for (var use : uses) {
            if (this.header.declared().stream()
                    .noneMatch(one -> one.parameter().name().equals(use.name()))) {
                this.problems.add(new Problem(
                        ErrorCode.PARAMETER,
                        use.place(),
                        "@%s is not declared".formatted(use.name()),
                        "Say -- @%s type in the header; for the operator @, put a blank behind it."
                                .formatted(use.name())));
            }
        }
        for (var one : this.header.declared()) {
            if (uses.stream().noneMatch(use -> use.name().equals(one.parameter().name()))) {
                this.problems.add(new Problem(
                        ErrorCode.PARAMETER,
                        one.place(),
                        "@%s is declared and not used".formatted(one.parameter().name()),
                        "Use it, or remove it; if it stands behind an operator like <, put a blank before it."));
            }
        }
    }
}
