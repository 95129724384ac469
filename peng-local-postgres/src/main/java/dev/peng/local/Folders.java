package dev.peng.local;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** Deletes folders in which dying processes may still write for a moment. */
final class Folders {

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 100;

    private Folders() {}

    /** Deletes a folder with all that is in it, without following links; none is fine too. */
    static void delete(Path folder) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                FileUtils.deleteDirectory(folder.toFile());
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while deleting", e);
        }
    }
}
