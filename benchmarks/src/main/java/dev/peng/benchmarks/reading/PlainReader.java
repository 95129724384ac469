package dev.peng.benchmarks.reading;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The floor: reads and decodes the file, and keeps nothing. */
final class PlainReader implements StatementReader {

    @Override
    public long read(Path file) throws IOException {
        var buffer = new char[8192];
        var characters = 0L;
        try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            for (var read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                characters += read;
            }
        }
        return characters;
    }
}
