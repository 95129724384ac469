package dev.peng.script;

import static dev.peng.script.Scripts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveTests {

    @Test
    void readsDirectivesFromTheLeadingCommentBlock() {
        var script = Script.parse("a.sql", """
                -- A comment.
                -- peng:irreversible

                /* another -- peng:nothing
                 */ --peng:lock-timeout 5s
                --\tpeng:statement-timeout   30m\s\s
                select 1;
                """);

        assertThat(script.problems()).isEmpty();
        assertThat(script.directives()).isEqualTo(new Directives(true, Duration.ofSeconds(5), Duration.ofMinutes(30)));
    }

    @Test
    void readsThemWithWindowsLineEndsAndAByteOrderMark() {
        var script = Script.parse("a.sql", "\uFEFF-- peng:irreversible\r\n-- peng:lock-timeout 5s\r\nselect 1;\r\n");

        assertThat(script.problems()).isEmpty();
        assertThat(script.directives()).isEqualTo(new Directives(true, Duration.ofSeconds(5), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "select 1", "-- irreversible", "-- see peng:irreversible", "/* peng:irreversible */"})
    void asksForNothingWithoutThem(String text) {
        assertThat(problems(text)).isEmpty();
        assertThat(Script.parse("a.sql", text).directives()).isEqualTo(Directives.NONE);
    }

    @Test
    void readsThemInAScriptWithoutStatements() {
        var script = Script.parse("a.sql", "-- peng:irreversible");

        assertThat(script.problems()).isEmpty();
        assertThat(script.directives().irreversible()).isTrue();
        assertThat(script.statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "0s, PT0S",
        "500ms, PT0.5S",
        "5s, PT5S",
        "5 s, PT5S",
        "30m, PT30M",
        "30min, PT30M",
        "2h, PT2H",
        "1d, PT24H",
        "2147483647ms, PT596H31M23.647S"
    })
    void readsDurations(String value, Duration expected) {
        var script = Script.parse("a.sql", "-- peng:lock-timeout " + value);

        assertThat(script.problems()).isEmpty();
        assertThat(script.directives().lockTimeout()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "-1s",
                "1.5s",
                "5 seconds",
                "5S",
                "2147483648ms",
                "99999999999s",
                "9999999999h",
                "5s 6s"
            })
    void refusesWhatIsNoDuration(String value) {
        var script = Script.parse("a.sql", "\n-- peng:statement-timeout " + value);

        assertThat(problems(script.text()))
                .containsExactly("INVALID_DIRECTIVE 2:1 '" + value + "' is no duration for peng:statement-timeout");
        assertThat(script.directives()).isEqualTo(Directives.NONE);
    }

    @Test
    void refusesAValueWhereNoneIsTaken() {
        assertThat(problems("  -- peng:irreversible yes"))
                .containsExactly("INVALID_DIRECTIVE 1:3 peng:irreversible takes no value");
    }

    @Test
    void refusesTheSameDirectiveTwice() {
        assertThat(problems("-- peng:lock-timeout 1s\n-- peng:lock-timeout 1s\n"))
                .containsExactly("INVALID_DIRECTIVE 2:1 peng:lock-timeout is here for the second time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction off",
                "replay 1",
                "placeholders on",
                "run once",
                "profiles dev",
                "table t",
                "after 1",
                "repeatable",
            })
    void refusesWhatIsNotSupportedYet(String directive) {
        assertThat(problems("-- peng:" + directive))
                .containsExactly("UNSUPPORTED 1:1 peng:" + directive.split(" ", 2)[0] + " is not supported yet");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
                    ireversible,     irreversible
                    irreversable,    irreversible
                    Irreversible,    irreversible
                    lock_timeout,    lock-timeout
                    statment-timout, statement-timeout
                    profile,         profiles
                    tabel,           table
                    nothing,         none
                    lock,            none
                    """)
    void suggestsTheNearestForAnUnknownOne(String name, @Nullable String nearest) {
        var problems =
                Script.parse("a.sql", "-- peng:" + name + " 5s\nselect 1;").problems();

        assertThat(problems).extracting(Problem::message).containsExactly("there is no directive peng:" + name);
        assertThat(problems.get(0).action())
                .startsWith(
                        nearest == null ? "The directives are " : "Did you mean " + nearest + "? The directives are ")
                .contains("irreversible, lock-timeout, statement-timeout, transaction");
    }

    @Test
    void saysWhereAnUnknownOneStands() {
        assertThat(problems("-- x\n  -- peng: irreversible"))
                .containsExactly("UNKNOWN_DIRECTIVE 2:3 there is no directive peng:");
    }

    @Test
    void shortensAVeryLongName() {
        assertThat(problems("-- peng:" + "x".repeat(100_000)))
                .containsExactly("UNKNOWN_DIRECTIVE 1:1 there is no directive peng:" + "x".repeat(40) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1;\n-- peng:irreversible",
                "select\n-- peng:irreversible\n1",
                ";\n-- peng:irreversible",
                "\\timing\n-- peng:irreversible",
            })
    void refusesADirectiveBehindTheLeadingBlock(String text) {
        var script = Script.parse("a.sql", text);

        assertThat(problems(text)).contains("UNKNOWN_DIRECTIVE 2:1 a directive behind the leading comment block");
        assertThat(script.directives()).isEqualTo(Directives.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select '\n-- peng:irreversible'",
                "select $$\n-- peng:irreversible$$",
                "select 1; /*\n-- peng:x */"
            })
    void findsNoDirectiveInQuotesAndBlockComments(String text) {
        assertThat(problems(text)).isEmpty();
    }
}
