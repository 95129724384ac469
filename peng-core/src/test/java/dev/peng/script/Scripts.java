package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Problem;
import java.util.List;

/** What the tests of scripts ask for again and again. */
final class Scripts {

    private Scripts() {}

    /** The statements of a script that has no problems. */
    static List<String> cut(String text) {
        var script = Parsed.parse("a.sql", text);
        assertThat(script.problems()).isEmpty();
        return sql(script);
    }

    static List<String> sql(Parsed script) {
        return script.statements().stream().map(Statement::sql).toList();
    }

    /** The problems of a script, each as {@code CODE line:column message}. */
    static List<String> problems(String text) {
        return Parsed.parse("a.sql", text).problems().stream()
                .map(Scripts::line)
                .toList();
    }

    private static String line(Problem problem) {
        var place = problem.place().orElseThrow();
        return "%s %d:%d %s".formatted(problem.code(), place.line(), place.column(), problem.message());
    }
}
