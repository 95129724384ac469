package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of every text. The texts are random, and the same at each run. */
class ScriptPropertyTests {

    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "E'",
            "e'",
            "U&'",
            "u&\"",
            "\"",
            "$$",
            "$a$",
            "$A$",
            "$1",
            "$",
            "\\",
            "\\'",
            "\\i x",
            "\\g",
            "\\;",
            "\\restrict x",
            "--",
            "-- peng:irreversible",
            "-- peng:lock-timeout 5s",
            "-- peng:",
            "/*",
            "*/",
            "(",
            ")",
            ";",
            ";;",
            "\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "\f",
            "\0",
            "\uFEFF",
            "é",
            "𝒳",
            "\uD83D",
            "\uDE00",
            "a",
            "b1",
            "1",
            "1.5e",
            ".",
            ",",
            "=",
            "+",
            "-",
            "*",
            "/",
            "create ",
            "or ",
            "replace ",
            "function ",
            "procedure ",
            "begin ",
            "atomic ",
            "end ",
            "case ",
            "copy ",
            "from ",
            "stdin ",
            "set ",
            "standard_conforming_strings ",
            "off ",
            "reindex ",
            "concurrently ",
            "alter ",
            "table ",
            "detach ",
            "partition ",
            "subscription ",
            "with ",
            "cluster ",
            "vacuum ",
            "discard ",
            "all ",
            "prepare ",
            "transaction ",
            "pg_advisory_unlock",
            "commit ",
            "select ",
            "index ",
            "drop ");

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 100})
    void holdForPiecesPutTogetherAtRandom(int length) {
        var random = new Random(length);

        for (var i = 0; i < 5_000; i++) {
            check(Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                    .limit(1 + random.nextInt(length))
                    .collect(Collectors.joining()));
        }
    }

    @Test
    void holdForCharactersPutTogetherAtRandom() {
        var random = new Random(7);

        for (var i = 0; i < 5_000; i++) {
            check(random.ints(random.nextInt(60), 0, random.nextBoolean() ? 0x80 : 0x10000)
                    .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                    .toString());
        }
    }

    @Test
    void holdForMutationsOfAProperScript() {
        var random = new Random(11);
        var script = """
                -- peng:lock-timeout 5s
                create table t (a int, b text default 'it''s; ok', "c;" text);
                create function f(int) returns int begin atomic select case when $1 > 0 then 1 end; end;
                insert into t values (1, E'it\\'s; ok' -- ;
                'more\\'', $a$ ; $$ $a$); /* ; /* ; */ ; */
                create rule r as on insert to t do also (select 1; select 2);
                create index concurrently on t (a);
                """;

        for (var i = 0; i < 5_000; i++) {
            check(mutated(script, random));
        }
    }

    /** A statement that was cut is cut again in the same way when it is alone. */
    @Test
    void aStatementIsOneStatement() {
        var random = new Random(13);

        for (var i = 0; i < 5_000; i++) {
            var text = Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                    .limit(30)
                    .collect(Collectors.joining())
                    .replaceAll("\\\\(?!')|\uFEFF", "");
            for (var statement : Parsed.parse("a.sql", text).statements()) {
                if (statement.sql().startsWith("set transaction ")) {
                    continue;
                }
                assertThat(Parsed.parse("a.sql", statement.sql()).statements())
                        .as(text)
                        .containsExactly(new Statement(
                                0,
                                new Place("a.sql", 1, 1),
                                statement.sql(),
                                statement.command(),
                                statement.transactionality(),
                                statement.answer()));
            }
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "'",
                "E'a' ",
                "E'a' ''",
                "E'a'\n",
                "$a",
                "$a$ ",
                "$a$$b$",
                "$",
                "/*",
                "*/",
                "-",
                "--\n",
                "(",
                ")",
                ";",
                "\\",
                "\\g ",
                "\\restrict\n",
                "\"",
                "u&",
                "e",
                "1",
                "a;",
                "(;",
                "-- peng:x\n",
                "-- peng:table\n",
                "--peng:",
                "\r",
                "begin;",
                "copy ",
                "copy (",
                "alter subscription s add ",
                "create data ",
                "with (",
                "reindex (a, ",
                "create function begin atomic ",
                "E'a' --\n",
                "$1",
                "$a$b",
                "\0",
                "𝒳",
                "pg_advisory_unlock ",
                "case ",
                "create or replace ");
    }

    /** 400 KB of each; a reader of quadratic time would need minutes. */
    @ParameterizedTest
    @MethodSource("hostile")
    void readsLongTextsOfOnePieceInShortTime(String piece) {
        var text = piece.repeat(400_000 / piece.length());

        var begin = System.nanoTime();
        check(text);
        check("create function f() begin atomic " + text);
        check("alter subscription s add " + text + ";");
        check("copy " + text + ";");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private static String mutated(String script, Random random) {
        var text = new StringBuilder(script);
        for (var i = 0; i <= random.nextInt(4); i++) {
            var at = random.nextInt(text.length());
            var piece = PIECES.get(random.nextInt(PIECES.size()));
            text.replace(at, Math.min(text.length(), at + random.nextInt(3)), random.nextInt(3) == 0 ? "" : piece);
        }
        return text.toString();
    }

    private static void check(String text) {
        var script = Parsed.parse(text);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var at = 0;
        for (var statement : script.statements()) {
            var sql = statement.sql().getBytes(StandardCharsets.UTF_8);
            var from = (int) statement.offset();
            if (statement.sql().startsWith("set transaction ")) {
                at = from;
            } else if (from < at || !isAt(bytes, from, sql)) {
                throw new AssertionError("not in order, or not of the text: " + statement + " of " + text);
            } else {
                at = from + sql.length;
            }
        }
        checkPlaces(script);
    }

    // An escaped quote in a continued string is doubled.
    private static boolean isAt(byte[] text, int from, byte[] sql) {
        for (var i = 0; i < sql.length; i++) {
            if (text[from + i] != sql[i] && !(text[from + i] == '\\' && sql[i] == '\'')) {
                return false;
            }
        }
        return true;
    }

    private static void checkPlaces(Parsed script) {
        var line = 1;
        for (var problem : script.problems()) {
            var place = problem.place().orElseThrow();
            if (place.line() < line) {
                throw new AssertionError("not in order: " + script.problems() + " of " + script.text());
            }
            line = place.line();
        }
    }
}
