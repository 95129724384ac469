package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A script that was read once, with its data.
 *
 * @param data of each statement; empty if it has none
 */
record Cut(
        List<Statement> statements,
        List<String> data,
        List<Integer> partOf,
        List<Part> parts,
        List<Problem> problems,
        Set<Directive> directives) {

    /** What placeholders stand for, in scripts that have them. */
    static final Placeholders VALUES = new Placeholders(Map.of("a", "'é;'", "b", ""));

    static Cut all(String text) {
        return all(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cut all(byte[] text) {
        return all(new ByteArrayInputStream(text));
    }

    static Cut all(InputStream in) {
        var statements = new ArrayList<Statement>();
        var data = new ArrayList<String>();
        var partOf = new ArrayList<Integer>();
        try (var reader = new ScriptReader("a.sql", in, VALUES)) {
            while (reader.next()) {
                statements.add(reader.statement());
                partOf.add(reader.part());
                data.add(reader.statement().answer() == Answer.DATA_IN ? data(reader) : "");
            }
            var directives = reader.directives().present();
            return new Cut(statements, data, partOf, reader.parts(), reader.problems(), directives);
        }
    }

    private static String data(ScriptReader reader) {
        var all = new ByteArrayOutputStream();
        var data = reader.data();
        while (data.next()) {
            all.write(data.bytes(), data.from(), data.length());
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Whether there is anything that only psql understands. */
    boolean hasCommands() {
        return firstCommand().isPresent();
    }

    /** Whether the reader has come to the end, and psql to nothing that only psql understands. */
    boolean isComparableToTheEnd() {
        return !hasCommands() && problems.stream().noneMatch(problem -> problem.code() == ErrorCode.SYNTAX);
    }

    /** How many statements stand before the line of the first command to psql, without one that may go on there. */
    int comparable() {
        return firstCommand()
                .map(line -> statements.stream()
                                .filter(one -> one.place().line() < line)
                                .count()
                        - 1)
                .map(count -> Math.max(0, count.intValue()))
                .orElse(statements.size());
    }

    private Optional<Integer> firstCommand() {
        return problems.stream()
                .filter(problem -> problem.message().contains("is a command to psql"))
                .map(problem -> problem.place().orElseThrow().line())
                .findFirst();
    }
}
