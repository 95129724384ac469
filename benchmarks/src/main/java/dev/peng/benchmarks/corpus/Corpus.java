package dev.peng.benchmarks.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Scripts that are read together.
 *
 * @param name its name in tables
 * @param folder where its scripts are
 * @param bytes their length together
 * @param statements how many statements they have; a {@code COPY} with its data is one
 */
public record Corpus(String name, Path folder, long bytes, long statements) {

    /** The scripts of a corpus in the order of their names. */
    public static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** The length in millions of bytes. */
    public double megabytes() {
        return bytes / 1e6;
    }
}
