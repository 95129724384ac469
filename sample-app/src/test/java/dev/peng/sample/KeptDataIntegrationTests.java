package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void aSecondStartOnTheSameFolderAppliesNothing() {
        List<String> first;
        try (var library = start()) {
            first = library.applied();
        }

        try (var library = start()) {
            assertThat(library.applied()).hasSize(9).isEqualTo(first);
            assertThat(library.get("/books"))
                    .bodyJson()
                    .extractingPath("$")
                    .asArray()
                    .hasSize(5);
        }
    }

    private Library start() {
        return Library.start(
                List.of("peng.local.enabled=true", "peng.local.data-directory=" + this.folder.resolve("data")));
    }
}
