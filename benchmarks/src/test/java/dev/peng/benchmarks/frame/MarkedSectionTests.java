package dev.peng.benchmarks.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedSectionTests {

    @TempDir
    Path folder;

    @Test
    void isReplacedAndTheRestOfThePageStays() throws IOException {
        var page = Files.writeString(
                folder.resolve("page.md"),
                "before\n<!-- a: begin -->\nold\n<!-- a: end -->\nafter <!-- b: begin -->\n");

        new MarkedSection(page, "a").replaceWith("new\n");
        new MarkedSection(page, "a").replaceWith("newer\n");

        assertThat(page).hasContent("before\n<!-- a: begin -->\n\nnewer\n\n<!-- a: end -->\nafter <!-- b: begin -->\n");
    }

    @Test
    void isMissedByItsMarks() throws IOException {
        var page = Files.writeString(folder.resolve("page.md"), "<!-- a: begin -->");

        assertThatIllegalStateException().isThrownBy(() -> new MarkedSection(page, "a").replaceWith("new"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script-reading",
                "apply",
                "look",
                "start",
                "endpoint",
                "replicas",
                "cli",
                "load-giant-dump",
                "load-csv"
            })
    void isThereForTheTablesOf(String command) throws IOException {
        var page = Path.of("..", "docs", "benchmarks.md");

        assertThat(page)
                .content()
                .containsSubsequence("<!-- " + command + ": begin -->", "<!-- " + command + ": end -->");
    }
}
