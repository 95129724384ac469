package dev.peng.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import dev.peng.seed.SeedFiles.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedFilesTests {

    @TempDir
    Path root;

    private final Clock clock = Clock.fixed(Instant.parse("2026-12-31T23:59:58Z"), ZoneId.of("Pacific/Auckland"));

    @Test
    void createsAScriptWithAVersionInUtc() {
        assertThat(files().create("members", Kind.SQL, ""))
                .isEqualTo(this.root.resolve("seeds/20261231235958_members.sql"))
                .hasContent("-- peng:run once");
    }

    @Test
    void createsACsvFileThatNamesItsTableInTheFolderOfAProfile() {
        assertThat(files().create("members", Kind.CSV, "dev & !eu"))
                .isEqualTo(this.root.resolve("seeds/dev & !eu/20261231235958_members.csv"))
                .hasContent("-- peng:table members");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261231235958_a.sql", "dev/20261231235958_a.csv", "20261231235958.0_a.csv.gz"})
    void takesTheNextSecondThatIsFree(String other) throws IOException {
        Files.createDirectories(this.root.resolve("seeds/dev"));
        Files.writeString(this.root.resolve("seeds/" + other), "");

        assertThat(files().create("b", Kind.SQL, "")).hasFileName("20261231235959_b.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Add", "1_add", "add-loan", "../up"})
    void refusesOtherNames(String name) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> files().create(name, Kind.SQL, ""))
                .withMessageContaining("is no name for a seed");
        assertThat(this.root.resolve("seeds")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev & !eu | us", "..", "dev/eu", " ", "a\\b"})
    void refusesWhatIsNoProfile(String profile) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> files().create("a", Kind.SQL, profile))
                .withMessageContaining("is no profile");
        assertThat(this.root.resolve("seeds")).doesNotExist();
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        Files.writeString(this.root.resolve("seeds"), "a file where the folder should be");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> files().create("a", Kind.SQL, ""))
                .withMessageContaining("seeds is a file, and no folder");
    }

    private SeedFiles files() {
        return new SeedFiles(this.root.resolve("seeds"), this.clock);
    }
}
