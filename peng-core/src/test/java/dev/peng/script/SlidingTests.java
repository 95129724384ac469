package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Problem;
import dev.peng.lexer.Slices;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script says the same, however it comes in and wherever the window of its reader ends. */
class SlidingTests {

    private static final Placeholders VALUES = new Placeholders(Map.of("x", "'a value'"));
    private static final int WINDOW = 64 * 1024;

    private static final List<String> PIECES = List.of(
            "select 1;\n",
            "select 'it''s; ok', E'a\\'b', U&'\\0041' /* c /* d */ e */ -- f\r\n;",
            "insert into t values (E'a' -- b\n'c\\'');",
            "do $a$ begin; $b$ end; $a$;\r",
            "create function f() returns int begin atomic select 1; select 2; end;",
            "create rule r as on insert to größe do also (a; \"b\"\";\");",
            "copy t from stdin;\n1\t2\n\\N\té\n\\.\n",
            "copy t from stdin; select 2; -- x\nit's\r\n\\.\r\n",
            "copy t from stdin; copy u from stdin; select )\na\n\\..\n\\.\n\\.\n",
            "begin; commit;",
            "alter type e add value 'x'; select 'x';",
            "create index concurrently i on t (a);",
            "select ${x}, $${x}, name_${x}, $$${x}$$, ${y};",
            "select 1 +--c\n2 */*c*/ 3, 1.5e-3, 0x1F, $1, a$b, 𝒳;",
            "\\i file\n",
            "select 1 \\gset\n",
            "-- peng:x\n",
            ";;\n\n",
            "savepoint a; release a;",
            "select ')', );");

    private static final List<String> ENDINGS = List.of(
            "",
            "select 'open",
            "select $a$open$a",
            "/* open *",
            "copy t from stdin; select 2\nx\n\\.",
            "select (1",
            "\0");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void saysTheSameInSlicesOfAnySize(int seed) {
        var random = new Random(seed);
        var bytes = text(random).getBytes(StandardCharsets.UTF_8);
        var whole = read(() -> new ByteArrayInputStream(bytes));

        assertThat(sliced(bytes, () -> 1)).isEqualTo(whole);
        assertThat(sliced(bytes, () -> 7)).isEqualTo(whole);
        assertThat(sliced(bytes, () -> 1 + random.nextInt(5_000))).isEqualTo(whole);
        assertThat(sliced(bytes, () -> 1 + random.nextInt(200_000))).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'caf\u00e9", "-- caf\u00e9 \n", "copy t from stdin; select 1\na\ncaf\u00e9x\n"})
    void findsBytesThatAreNotUtf8AtTheSamePlace(String text) {
        var bytes = ("-- peng:placeholders on\n" + text).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(sliced(bytes, () -> 1)).isEqualTo(read(() -> new ByteArrayInputStream(bytes)));
        assertThat(sliced(bytes, () -> 2)).isEqualTo(read(() -> new ByteArrayInputStream(bytes)));
    }

    @Test
    void saysTheSameWithTheEndOfTheWindowAnywhereInIt() {
        var pieces =
                PIECES.stream().filter(piece -> !piece.startsWith("-- peng")).collect(Collectors.joining());
        var text = pieces + "select 'last";
        var expected = contents(text, "", ByteArrayInputStream::new);

        for (var i = 0; i < pieces.length() + 20; i++) {
            var before = " ".repeat(WINDOW - i);
            assertThat(contents(text, before, ByteArrayInputStream::new))
                    .as("window ends at %d", i)
                    .isEqualTo(expected);
        }
    }

    @Test
    void saysTheSameWithTheEndOfASmallWindowAnywhereInIt() {
        var pieces =
                PIECES.stream().filter(piece -> !piece.startsWith("-- peng")).collect(Collectors.joining());
        var text = pieces + "select 'last";
        var expected = contents(text, "", ByteArrayInputStream::new);

        for (var i = 0; i < 1_100; i++) {
            assertThat(contents(text, " ".repeat(i), bytes -> new Slices(bytes, () -> 4096)))
                    .as("after %d blanks", i)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\.\n", "\\.\r\n", "\\..\n", "\\N\n", "\\.", "\\", "\\.\r"})
    void findsTheEndOfDataWithTheEndOfTheWindowAnywhereInIt(String marker) {
        var ends = marker.equals("\\.\n") || marker.equals("\\.\r\n") || marker.equals("\\.");
        for (var i = -8; i < 8; i++) {
            var copy = "copy t from stdin; select 2;\n";
            var data = "x".repeat(WINDOW - copy.length() - 1 + i) + "\n";
            var script = copy + data + marker;
            try (var reader = open(script)) {
                reader.next();
                var read = Data.of(reader.data());

                assertThat(read.bytes()).isEqualTo(data.length() + (ends ? 0 : marker.length()));
                assertThat(reader.next()).isTrue();
                assertThat(reader.statement().sql()).isEqualTo("select 2");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\.\n", "\\.\r\n"})
    void findsNoEndOfDataWithinALineWithTheEndOfTheWindowAnywhereInIt(String marker) {
        for (var i = -8; i < 8; i++) {
            var copy = "copy t from stdin;\n";
            var data = "x".repeat(WINDOW - copy.length() + i) + marker;
            try (var reader = open(copy + data)) {
                reader.next();

                assertThat(Data.of(reader.data()).bytes()).isEqualTo(data.length());
            }
        }
    }

    @Test
    void takesAStatementOfThreeMegabytes() {
        var statement = "insert into t values ('" + "it''s; ".repeat(430_000) + "')";
        var script = Parsed.parse("select 1;\n" + statement + ";\nselect )");

        assertThat(Scripts.sql(script)).containsExactly("select 1", statement, "select )");
        assertThat(script.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place().orElseThrow()).hasToString("a.sql:3:8"));
    }

    private static String text(Random random) {
        var text = new StringBuilder("-- peng:placeholders on\n");
        while (text.length() < 3 * WINDOW) {
            text.append(random.nextInt(100) == 0 ? large(random) : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append(ENDINGS.get(random.nextInt(ENDINGS.size()))).toString();
    }

    private static String large(Random random) {
        var size = random.nextInt(2 * WINDOW);
        return switch (random.nextInt(4)) {
            case 0 -> "select '" + "it''s é;\n".repeat(size / 8) + "';\n";
            case 1 -> "/* " + "* / 𝒳 /**/\r\n".repeat(size / 12) + " */\n";
            case 2 -> "copy t from stdin; select 'behind';\n" + "\\N\té\n".repeat(size / 5) + "\\.\n";
            default -> "select " + "a + ".repeat(size / 4) + "1;\n";
        };
    }

    private static String sliced(byte[] bytes, IntSupplier sizes) {
        return read(() -> new Slices(bytes, sizes));
    }

    private static String read(Supplier<InputStream> source) {
        return Rendered.of(Script.read("a.sql", source::get, VALUES));
    }

    /** Statements, data and problems without their places. */
    private static List<String> contents(String text, String before, Function<byte[], InputStream> source) {
        var bytes = (before + text).getBytes(StandardCharsets.UTF_8);
        var script = Script.read("a.sql", () -> source.apply(bytes), VALUES);
        var contents = new ArrayList<String>();
        try (var reader = script.open()) {
            while (reader.next()) {
                contents.add(reader.statement().sql());
                if (reader.statement().answer() == Answer.DATA_IN) {
                    var data = Data.of(reader.data());
                    contents.add("%d %s line %d".formatted(data.bytes(), data.sha256(), data.firstLine()));
                }
            }
        }
        return Stream.concat(contents.stream(), script.problems().stream().map(Problem::message))
                .toList();
    }

    private static ScriptReader open(String text) {
        return new ScriptReader(
                "a.sql", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Placeholders.NONE);
    }
}
