package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalProcessTests {

    private static final String COLOURED = "\u001b[";

    @RegisterExtension
    final Project project = new Project();

    @BeforeEach
    void thereIsATerminal() {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "the command script of util-linux makes terminals");
        this.project.with("LC_ALL", "C.UTF-8").with("TERM", "xterm").with("COLUMNS", "80");
    }

    @Test
    void aBarShowsHowFarARunIsBelowTheLinesOfItsSteps() {
        slowMigrations(20);

        var up = this.project.with("NO_COLOR", "1").onTerminal("peng up");

        assertThat(up.exitCode()).isZero();
        assertThat(up.out()).containsPattern("\rup +\\d+% \\|█+[^|]*\\| +1\\d/20 ");
        assertThat(seen(up.out())).hasSize(21).last().asString().matches("20 applied in \\d+ ms; version 20");
        assertThat(seen(up.out()).subList(0, 20))
                .allSatisfy(line -> assertThat(line).matches("\\[\\d+/20] migration \\d+_slow  \\d+ ms"));
    }

    @Test
    void theBarGoesAwayBeforeAFailureIsTold() {
        slowMigrations(10);
        this.project.migration("11_wrong", "select pg_sleep(0.2); select 1 / 0;", "select 1;");

        var up = this.project.with("NO_COLOR", "1").onTerminal("peng up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.out()).contains("█");
        assertThat(seen(up.out())).noneMatch(line -> line.contains("█")).anyMatch(line -> line.startsWith("error: "));
    }

    @Test
    void itGrowsWithinALongSeedAndTellsOfBytesAndRows() {
        var line =
                "insert into book select from generate_series(1, 100); select pg_sleep(0.1); --" + "x".repeat(20_000);
        this.project.table("1", "book").file(".peng/seeds/1_many.sql", (line + "\n").repeat(30));
        this.project.peng("up");

        var applied = this.project.onTerminal("peng seed apply");

        assertThat(applied.exitCode()).isZero();
        assertThat(applied.out())
                .containsPattern("seed apply +[1-9]\\d?% \\|█.*\\| 0/1 .* 1_many 0\\.\\d of 0\\.6 MB, \\d+00 rows");
    }

    @Test
    void whereOnlyAsciiCanBeShownItIsMadeOfThat() {
        slowMigrations(10);

        var up = this.project.with("LC_ALL", "C").onTerminal("peng up");

        assertThat(up.out()).containsPattern("\rup +\\d+% \\[=+>? *\\]").doesNotContain("?/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peng up --quiet",
                "peng up --json",
                "peng up --verbose",
                "TERM=dumb peng up",
                "peng up | cat",
                "peng up 2> errors; cat errors"
            })
    void elsewhereThereIsNone(String line) {
        slowMigrations(10);

        var up = this.project.onTerminal(line);

        assertThat(up.out()).contains("10").doesNotContain("█", "\rup");
        assertThat(this.project.hasTable("slow_10")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"peng up", "CLICOLOR_FORCE=1 peng up | cat", "peng up --help"})
    void thereIsColourOnATerminalAndWhereItIsForced(String line) {
        this.project.table("1", "book");

        assertThat(this.project.onTerminal(line).out()).contains(COLOURED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peng up | cat",
                "NO_COLOR=1 peng up",
                "NO_COLOR=1 CLICOLOR_FORCE=1 peng up",
                "TERM=dumb peng up",
                "CLICOLOR=0 peng up",
                "TERM=dumb peng up --help",
                "NO_COLOR=1 peng wrong",
                "peng wrong 2> errors; cat errors"
            })
    void elsewhereThereIsNoColour(String line) {
        this.project.table("1", "book");

        assertThat(this.project.onTerminal(line).out()).isNotEmpty().doesNotContain(COLOURED);
    }

    @ParameterizedTest
    @CsvSource({"C.UTF-8, long_na…", "C, long_...", "C.UTF-8, 20260102090000"})
    void aTableIsAsWideAsTheTerminalAndShowsVersionsInFull(String locale, String shown) {
        this.project.table("20260102090000", "long_name_of_a_migration_that_takes_a_line");

        var status = this.project.with("LC_ALL", locale).with("COLUMNS", "40").onTerminal("peng up -q; peng status");

        assertThat(status.out()).contains(shown, "applied  2").doesNotContain("that_takes_a_line");
    }

    @Test
    void aTableThatFitsOrThatIsReadByAProgramIsInFull() {
        var name = "long_name_of_a_migration_that_takes_a_line";
        this.project.table("20260102090000", name).with("COLUMNS", "60");

        assertThat(this.project.onTerminal("peng status | cat").out()).contains(name);
        assertThat(this.project.with("COLUMNS", "200").onTerminal("peng status").out())
                .contains(name);
        assertThat(this.project.peng("status").out()).contains(name);
    }

    @Test
    void theTerminalSaysHowWideItIsIfNothingElseDoes() {
        var name = "long_name_of_a_migration_that_takes_a_line";
        this.project.table("20260102090000", name).with("COLUMNS", "");

        assertThat(this.project.onTerminal("stty cols 60; peng status").out())
                .contains("long_name")
                .doesNotContain(name);
        assertThat(this.project.onTerminal("stty cols 120; peng status").out()).contains(name);
    }

    @Test
    void aProcessWithoutATerminalOfItsOwnIsNotToldSo() {
        this.project.table("1", "book").with("COLUMNS", "");

        assertThat(this.project.onTerminal(detached("status")).out())
                .contains("1 pending")
                .doesNotContain("/dev/tty");
    }

    private String detached(String verb) {
        var words = this.project.command(verb).command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        return "setsid -w " + words;
    }

    @Test
    void verboseAddsTheLogOfTheEngineToStandardErrorAlone() {
        this.project.table("1", "book");

        var up = this.project.peng("up", "--verbose");

        assertThat(up.err()).contains("INFO").contains("1_book");
        assertThat(up.out()).doesNotContain("INFO");
        assertThat(this.project.peng("status").err()).isEmpty();
    }

    private void slowMigrations(int number) {
        IntStream.rangeClosed(1, number)
                .forEach(i -> this.project.migration(
                        i + "_slow",
                        "create table slow_%d (); select pg_sleep(0.06);".formatted(i),
                        "drop table slow_%d;".formatted(i)));
    }

    /** What is on the terminal in the end. */
    private static List<String> seen(String written) {
        return Stream.of(written.split("\n"))
                .map(TerminalProcessTests::overwritten)
                .toList();
    }

    private static String overwritten(String line) {
        var seen = new StringBuilder();
        for (var part : line.split("\r")) {
            seen.replace(0, Math.min(part.length(), seen.length()), part);
        }
        return seen.toString().stripTrailing();
    }
}
