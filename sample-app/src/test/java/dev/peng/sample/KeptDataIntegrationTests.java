package dev.peng.sample;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void aSecondStartOnTheSameFolderAppliesNothing() {
        Library.assertThatASecondStartAppliesNothing(this::start);
    }

    private Library start() {
        return Library.start(
                List.of("peng.local.enabled=true", "peng.local.data-directory=" + this.folder.resolve("data")));
    }
}
