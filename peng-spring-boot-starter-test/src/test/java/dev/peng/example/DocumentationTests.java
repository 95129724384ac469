package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/testing.md are tests of this module, word by word. */
class DocumentationTests {

    @Test
    void eachExampleIsATest() throws IOException {
        var page = Files.readString(Path.of("../docs/testing.md"));
        var tests = tests();

        var examples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(examples)
                .hasSize(4)
                .allSatisfy(example -> assertThat(tests).anyMatch(test -> test.contains(example)));
    }

    private static List<String> tests() throws IOException {
        try (var files = Files.list(Path.of("src/test/java/dev/peng/example"))) {
            return files.map(DocumentationTests::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
