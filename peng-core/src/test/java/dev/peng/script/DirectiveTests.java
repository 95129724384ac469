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
        var script = Parsed.parse("a.sql", """
                -- A comment.
                -- peng:irreversible

                /* another -- peng:nothing
                 */ --peng:lock-timeout 5s
                --\tpeng:statement-timeout   30m\s\s
                select 1;
                """);

        assertThat(script.problems()).isEmpty();
        assertThat(script.directives().irreversible()).isTrue();
        assertThat(script.directives().lockTimeout()).contains(Duration.ofSeconds(5));
        assertThat(script.directives().statementTimeout()).contains(Duration.ofMinutes(30));
    }

    @Test
    void readsThemWithWindowsLineEndsAndAByteOrderMark() {
        var script = Parsed.parse("a.sql", "\uFEFF-- peng:irreversible\r\n-- peng:lock-timeout 5s\r\nselect 1;\r\n");

        assertThat(script.problems()).isEmpty();
        assertThat(script.directives().irreversible()).isTrue();
        assertThat(script.directives().lockTimeout()).contains(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "select 1", "-- irreversible", "-- see peng:irreversible", "/* peng:irreversible */"})
    void asksForNothingWithoutThem(String text) {
        assertThat(problems(text)).isEmpty();
        assertThat(Parsed.parse("a.sql", text).directives().present()).isEmpty();
    }

    @Test
    void readsThemInAScriptWithoutStatements() {
        var script = Parsed.parse("a.sql", "-- peng:irreversible");

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
        var script = Parsed.parse("a.sql", "-- peng:lock-timeout " + value);

        assertThat(script.problems()).isEmpty();
        assertThat(script.directives().lockTimeout()).contains(expected);
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
        var script = Parsed.parse("a.sql", "\n-- peng:statement-timeout " + value);

        assertThat(problems(script.text()))
                .containsExactly("INVALID_DIRECTIVE 2:1 '" + value + "' is no value for peng:statement-timeout");
        assertThat(script.directives().statementTimeout()).isEmpty();
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
                "replay 1.2.10",
                "placeholders on",
                "run once",
                "run on-change",
                "run always",
                "profiles dev & !eu",
                "table public.t",
                "after 1",
                "after 20260101120000 or-later",
                "repeatable",
            })
    void takesTheOthersWithTheirValues(String directive) {
        assertThat(problems("-- peng:" + directive)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction",
                "transaction on",
                "replay",
                "replay v1",
                "placeholders",
                "placeholders off",
                "run",
                "run twice",
                "profiles",
                "profiles dev & eu | us",
                "table",
                "after",
                "after x",
                "after 1 later",
            })
    void refusesValuesThatHaveNoMeaning(String directive) {
        var words = directive.split(" ", 2);
        var value = words.length == 1 ? "" : words[1].strip();

        var script = Parsed.parse("-- peng:" + directive);

        assertThat(problems(script.text()))
                .containsExactly("INVALID_DIRECTIVE 1:1 '" + value + "' is no value for peng:" + words[0]);
        assertThat(script.problems().get(0).action()).startsWith("Write ");
    }

    @Test
    void keepsTheValues() {
        var directives = Parsed.parse("""
                -- peng:transaction off
                -- peng:replay 1.2
                -- peng:placeholders on
                -- peng:run always
                -- peng:profiles dev & !eu
                -- peng:table public."t t"
                -- peng:after 7 or-later
                -- peng:repeatable
                """).directives();

        assertThat(directives.transactionOff()).isTrue();
        assertThat(directives.replay()).contains("1.2");
        assertThat(directives.placeholders()).isTrue();
        assertThat(directives.run()).contains("always");
        assertThat(directives.profiles()).contains("dev & !eu");
        assertThat(directives.table()).contains("public.\"t t\"");
        assertThat(directives.after()).contains("7 or-later");
        assertThat(directives.repeatable()).isTrue();
        assertThat(directives.irreversible()).isFalse();
        assertThat(directives.placeOf(Directive.AFTER))
                .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(7));
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
                Parsed.parse("a.sql", "-- peng:" + name + " 5s\nselect 1;").problems();

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
        var script = Parsed.parse("a.sql", text);

        assertThat(problems(text)).contains("UNKNOWN_DIRECTIVE 2:1 a directive behind the leading comment block");
        assertThat(script.directives().statementTimeout()).isEmpty();
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
