package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import dev.peng.source.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFilesTests {

    @TempDir
    Path root;

    private final Clock clock = Clock.fixed(Instant.parse("2026-12-31T23:59:58Z"), ZoneId.of("Pacific/Auckland"));

    // P-05, P-07
    @Test
    void createsAPairWithAVersionInUtc() throws IOException {
        var pair = files().create("add_loan");

        assertThat(pair.up())
                .hasFileName("20261231235958_add_loan.up.sql")
                .hasContent("-- 20261231235958_add_loan: up");
        assertThat(pair.down())
                .hasFileName("20261231235958_add_loan.down.sql")
                .hasContent("-- 20261231235958_add_loan: down");
    }

    @Test
    void takesTheNextSecondThatIsFree() throws IOException {
        Files.createDirectories(this.root.resolve("migrations/2026"));
        Files.writeString(this.root.resolve("migrations/2026/20261231235959_other.up.sql"), "select 1");
        files().create("one");

        assertThat(files().create("two").up()).hasFileName("20270101000000_two.up.sql");
    }

    // P-07
    @ParameterizedTest
    @ValueSource(strings = {"", "Add", "1_add", "add-loan", "add loan", "_add", "ädd", "add.loan", "add\n"})
    void refusesOtherNames(String name) throws IOException {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> files().create(name))
                .withMessageContaining("is no name for a migration");
        assertThat(written()).isEmpty();
    }

    // P-08
    @Test
    void writesAPairOfAGivenVersion() throws IOException {
        var pair = files().write(Version.of("007"), "x", "create table x ()", "drop table x");

        assertThat(written()).containsExactlyInAnyOrder("007_x.up.sql", "007_x.down.sql");
        assertThat(pair.up()).hasContent("create table x ()");
        assertThat(pair.down()).hasContent("drop table x");
    }

    // P-07, P-08
    @Test
    void leavesNoHalfPairAndOverwritesNothing() throws IOException {
        Files.createDirectories(this.root.resolve("migrations"));
        Files.writeString(this.root.resolve("migrations/7_x.down.sql"), "drop table mine");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> files().write(Version.of("7"), "x", "create table x ()", "drop table x"));

        assertThat(written()).containsExactly("7_x.down.sql");
        assertThat(this.root.resolve("migrations/7_x.down.sql")).hasContent("drop table mine");
    }

    @Test
    void aTextThatCannotBeWrittenLeavesWhatIsThereAsItIs() throws IOException {
        files().write(Version.of("7"), "x", "create table x ()", "drop table x");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> files().write(Version.of("7"), "x", "half \ud800", "drop table x"))
                .withMessageContaining("half a character");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> files().create("y", "select 1", "half \ud800"));

        assertThat(written()).containsExactlyInAnyOrder("7_x.up.sql", "7_x.down.sql");
        assertThat(this.root.resolve("migrations/7_x.up.sql")).hasContent("create table x ()");
    }

    private MigrationFiles files() {
        return new MigrationFiles(this.root.resolve("migrations"), this.clock);
    }

    private List<String> written() throws IOException {
        if (!Files.exists(this.root.resolve("migrations"))) {
            return List.of();
        }
        try (var files = Files.list(this.root.resolve("migrations"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
