package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;

/**
 * Reads each {@code golden/CASE/input.sql}, with the placeholders of {@code values.properties} if there is one, and
 * compares what was read with {@code expected.txt}. With {@code -Dpeng.golden=write} that file is written instead: read
 * what has changed before it is committed.
 */
class GoldenTests {

    private static final Path ROOT = Path.of("src/test/resources/golden");

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAsExpected(String name) throws IOException {
        var folder = ROOT.resolve(name);
        var source = new ByteArrayResource(Files.readAllBytes(folder.resolve("input.sql")));

        var read = Rendered.of(Script.read("input.sql", source, placeholders(folder)));

        var expected = folder.resolve("expected.txt");
        if ("write".equals(System.getProperty("peng.golden"))) {
            Files.writeString(expected, read);
        }
        assertThat(expected).exists();
        assertThat(read).isEqualTo(Files.readString(expected));
    }

    private static Placeholders placeholders(Path folder) throws IOException {
        var file = folder.resolve("values.properties");
        if (!Files.exists(file)) {
            return Placeholders.NONE;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put((String) key, (String) value));
        return new Placeholders(values);
    }
}
