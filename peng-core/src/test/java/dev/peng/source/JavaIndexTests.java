package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import dev.peng.source.JavaIndex.Entry;
import dev.peng.source.JavaIndex.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaIndexTests {

    private static final Entry ONE =
            new Entry(Kind.MIGRATION, Version.of("1.2"), Checksum.UNKNOWN, "com.example.One", "one");

    @TempDir
    Path root;

    @Test
    void readsTheIndexesOfTheWholeClassPath() throws IOException {
        index("a", "peng-java-index 1\nmigration 1.2 - com.example.One one\n");
        index("b", "peng-java-index 1\nseed 2 v+1%2B com.example.Outer$Two naïve-2.x\n");

        assertThat(read("a", "b"))
                .isEqualTo(new JavaIndex(List.of(
                        ONE,
                        new Entry(
                                Kind.SEED,
                                Version.of("2"),
                                new Checksum("v 1+"),
                                "com.example.Outer$Two",
                                "naïve-2.x"))));
    }

    @Test
    void whatIsThereTwiceIsOneEntry() throws IOException {
        index("a", "peng-java-index 1\nmigration 1.2 - com.example.One one\n");
        index("b", "peng-java-index 1\r\nmigration 1.2 - com.example.One one");

        assertThat(read("a", "b").entries()).containsExactly(ONE);
    }

    @Test
    void withoutAnIndexThereIsNothing() throws IOException {
        assertThat(read("a").entries()).isEmpty();
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        index("a", "peng-java-index 2\nsomething else\n");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("a"))
                .withMessageContaining("has the format 2")
                .satisfies(e -> assertThat(e.action()).contains("same version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "migration 1 - A a",
                "peng-java-index x",
                "peng-java-index 1\n\n",
                "peng-java-index 1\nview 1 - A a",
                "peng-java-index 1\nmigration 1x - A a",
                "peng-java-index 1\nmigration 1 %zz A a",
                "peng-java-index 1\nmigration 1 - A a b",
                "peng-java-index 1\nmigration 1 - A ",
            })
    void aDamagedOneIsRefused(String text) throws IOException {
        index("a", text);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("a"))
                .withMessageContaining("java.index is no index of Java migrations")
                .satisfies(e -> assertThat(e.action()).startsWith("Compile again"));
    }

    private void index(String folder, String text) throws IOException {
        var file = this.root.resolve(folder).resolve("META-INF/peng/java.index");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private JavaIndex read(String... folders) throws IOException {
        var urls = Arrays.stream(folders).map(this::url).toArray(URL[]::new);
        try (var loader = new URLClassLoader(urls, null)) {
            return JavaIndex.read(loader);
        }
    }

    private URL url(String folder) {
        try {
            return Files.createDirectories(this.root.resolve(folder)).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
