package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Place;
import dev.peng.error.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A script as a text for people: its directives, its parts with their statements and data, its problems. */
final class Rendered {

    private static final char CONTROL_PICTURES = '\u2400';

    private final StringBuilder text = new StringBuilder();
    private final Script script;
    private int part;

    private Rendered(Script script) {
        this.script = script;
    }

    static String of(Script script) {
        var rendered = new Rendered(script);
        rendered.directives(script.directives());
        rendered.statements();
        rendered.problems();
        return rendered.text.toString();
    }

    private void directives(Directives directives) {
        for (var directive : directives.present()) {
            add("directive %s %s", place(directives.placeOf(directive).orElseThrow()), directive.spelling());
        }
        directives.lockTimeout().ifPresent(value -> add("  lock timeout %s", value));
        directives.statementTimeout().ifPresent(value -> add("  statement timeout %s", value));
        directives.replay().ifPresent(value -> add("  replay %s", value));
        directives.run().ifPresent(value -> add("  run %s", value));
        directives.profiles().ifPresent(value -> add("  profiles %s", value));
        directives.table().ifPresent(value -> add("  table %s", value));
        directives.after().ifPresent(value -> add("  after %s", value));
    }

    private void statements() {
        try (var reader = this.script.open()) {
            while (reader.next()) {
                for (; this.part < reader.part(); this.part++) {
                    part(this.script.parts().get(this.part));
                }
                statement(reader.statement());
                if (reader.statement().answer() == Answer.DATA_IN) {
                    data(Data.of(reader.data()));
                }
            }
        }
        assertThat(this.part).isEqualTo(this.script.parts().size());
    }

    private void part(Part part) {
        add(
                "part %d %s %s%s",
                this.part + 1,
                place(part.place()),
                part.command().isEmpty() ? "(no command)" : part.command(),
                part.transactional() ? "" : ", outside of a transaction");
    }

    private void statement(Statement statement) {
        add(
                "  %s %s, %s, %s",
                place(statement.place()),
                statement.command().isEmpty() ? "(no command)" : statement.command(),
                word(statement.transactionality()),
                word(statement.answer()));
        addLines("|", statement.sql());
    }

    private void data(Data data) {
        add(
                "    from line %d: %d bytes, %d lines, sha256 %s",
                data.firstLine(), data.bytes(), data.lines(), data.sha256());
        if (data.bytes() == data.beginning().getBytes(StandardCharsets.UTF_8).length) {
            addLines(">", data.beginning());
        }
    }

    private void problems() {
        for (var problem : this.script.problems()) {
            problem(problem);
        }
    }

    private void problem(Problem problem) {
        add("problem %s %s", place(problem.place().orElseThrow()), problem.code());
        add("  %s", problem.message());
        add("  %s", problem.action());
    }

    private void addLines(String mark, String lines) {
        visible(lines).lines().forEach(line -> add("    %s%s", mark, line.isEmpty() ? "" : " " + line));
    }

    private void add(String format, Object... values) {
        this.text.append(format.formatted(values)).append('\n');
    }

    private static String place(Place place) {
        return place.line() + ":" + place.column();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String visible(String text) {
        return text.codePoints()
                .map(c -> c < ' ' && c != '\n' && c != '\t' ? CONTROL_PICTURES + c : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
