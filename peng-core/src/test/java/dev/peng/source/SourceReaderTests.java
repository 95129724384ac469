package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTests {

    @TempDir
    Path root;

    @Test
    void readsAFolderWithItsSubfoldersInTheOrderOfPaths() throws IOException {
        write("db/2_b.sql", "b");
        write("db/sub/1_a.sql", "a");
        write("db/README.md", "not wanted");

        var files = reader("filesystem:" + this.root.resolve("db")).read(name -> name.endsWith(".sql"));

        assertThat(files).extracting(SourceFile::path).containsExactly("2_b.sql", "sub/1_a.sql");
        assertThat(files).extracting(SourceFile::text).containsExactly("b", "a");
        assertThat(files.get(1).folder()).isEqualTo("sub");
        assertThat(files.get(1).display()).endsWith("db/sub/1_a.sql");
    }

    // J-17
    @Test
    void readsAJarAsItReadsAFolder() throws IOException {
        write("folder/peng/migrations/1_a.sql", "a");
        jar("b.jar", "peng/migrations/sub/2_b ü.sql", "b");

        var files = classPath("folder/", "b.jar").read(name -> true);

        assertThat(files)
                .extracting(SourceFile::display)
                .containsExactly("classpath:peng/migrations/1_a.sql", "classpath:peng/migrations/sub/2_b ü.sql");
    }

    @Test
    void aFolderNamedLikeTheLocationInsideItIsAFolderLikeAnyOther() throws IOException {
        write("folder/peng/migrations/sub/peng/migrations/1_a.sql", "a");
        write("folder/peng/migrations/1_a.sql", "a");

        assertThat(classPath("folder/").read(name -> true))
                .extracting(SourceFile::path)
                .containsExactly("1_a.sql", "sub/peng/migrations/1_a.sql");
    }

    @Test
    void aLoopOfLinksIsAnErrorThatNamesTheLocation() throws IOException {
        write("db/1_a.sql", "a");
        Files.createSymbolicLink(this.root.resolve("db/loop"), this.root.resolve("db"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> reader("filesystem:" + this.root.resolve("db")).read(name -> true))
                .withMessageContaining("loop");
    }

    @Test
    void theSameFileFoundTwiceIsOne() throws IOException {
        write("folder/peng/migrations/1_a.sql", "a");
        jar("copy.jar", "peng/migrations/1_a.sql", "a");

        assertThat(classPath("folder/", "copy.jar").read(name -> true)).hasSize(1);
    }

    @Test
    void twoFilesOfOneNameAreTold() throws IOException {
        write("folder/peng/migrations/1_a.sql", "a");
        jar("other.jar", "peng/migrations/1_a.sql", "something else");

        var files = classPath("folder/", "other.jar").read(name -> true);

        assertThat(files).hasSize(2);
        assertThat(files).extracting(SourceFile::origin).doesNotHaveDuplicates();
    }

    // P-06
    @Test
    void aMissingLocationHasNoFiles() {
        assertThat(reader("filesystem:" + this.root.resolve("nowhere")).read(name -> true))
                .isEmpty();
        assertThat(reader("classpath:no/such/folder").read(name -> true)).isEmpty();
    }

    @Test
    void aLargeFileIsReadAgainAndRefusedOnceItHasChanged() throws IOException {
        var file = Files.createDirectories(this.root.resolve("db")).resolve("1_a.sql");
        Files.write(file, "select 1;\n".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        var read = reader("filesystem:" + this.root.resolve("db"))
                .read(name -> true)
                .get(0);
        assertThat(read.text()).hasSize(2_000_000);

        Files.write(file, "select 2;\n".repeat(200_000).getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(read::text)
                .withMessageContaining("1_a.sql was changed while it was read");
    }

    @Test
    void aSmallFileIsKeptAsItWas() throws IOException {
        var file = Files.createDirectories(this.root.resolve("db")).resolve("1_a.sql");
        Files.writeString(file, "select 1;");
        var read = reader("filesystem:" + this.root.resolve("db"))
                .read(name -> true)
                .get(0);

        Files.writeString(file, "select 2;");

        assertThat(read.text()).isEqualTo("select 1;");
    }

    private SourceReader reader(String location) {
        return new SourceReader(List.of(Location.parse(location)), getClass().getClassLoader());
    }

    private SourceReader classPath(String... entries) throws IOException {
        var urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = this.root.resolve(entries[i]).toUri().toURL();
        }
        return new SourceReader(List.of(Location.parse("classpath:peng/migrations")), new URLClassLoader(urls, null));
    }

    private void write(String path, String text) throws IOException {
        var file = this.root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void jar(String name, String path, String text) throws IOException {
        var uri = URI.create("jar:" + this.root.resolve(name).toUri());
        try (var jar = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            var file = jar.getPath(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
