package dev.peng.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerLockTests {

    @TempDir
    private Path folder;

    @Test
    void isHeldOnceUntilItIsClosed() throws IOException {
        var file = folder.resolve("a.lock");

        var first = OwnerLock.tryAcquire(file, CREATE, WRITE).orElseThrow();

        assertThat(OwnerLock.tryAcquire(file, CREATE, WRITE)).isEmpty();
        assertThat(OwnerLock.holder(file))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        first.close();
        OwnerLock.tryAcquire(file, CREATE, WRITE).orElseThrow().close();
    }

    @Test
    void isNotMadeBySweepersOfAFileThatIsGone() throws IOException {
        var file = folder.resolve("gone.lock");

        assertThat(OwnerLock.tryAcquire(file, WRITE)).isEmpty();
        assertThat(file).doesNotExist();
        OwnerLock.tryAcquire(file, CREATE, WRITE).orElseThrow().close();
    }
}
