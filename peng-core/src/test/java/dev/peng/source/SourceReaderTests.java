package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import dev.peng.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
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

        var files = reader("filesystem:" + this.root.resolve("db"))
                .read(path -> path.endsWith(".sql") ? Interest.CONTENT : Interest.NONE);

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

        var files = classPath("folder/", "b.jar").read(path -> Interest.CONTENT);

        assertThat(files)
                .extracting(SourceFile::display)
                .containsExactly("classpath:peng/migrations/1_a.sql", "classpath:peng/migrations/sub/2_b ü.sql");
    }

    @Test
    void aFolderNamedLikeTheLocationInsideItIsAFolderLikeAnyOther() throws IOException {
        write("folder/peng/migrations/sub/peng/migrations/1_a.sql", "a");
        write("folder/peng/migrations/1_a.sql", "a");

        assertThat(classPath("folder/").read(path -> Interest.CONTENT))
                .extracting(SourceFile::path)
                .containsExactly("1_a.sql", "sub/peng/migrations/1_a.sql");
    }

    @Test
    void aLoopOfLinksIsAnErrorThatNamesTheLocation() throws IOException {
        write("db/1_a.sql", "a");
        Files.createSymbolicLink(this.root.resolve("db/loop"), this.root.resolve("db"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> reader("filesystem:" + this.root.resolve("db")).read(path -> Interest.CONTENT))
                .withMessageContaining("loop");
    }

    @Test
    void theSameFileFoundTwiceIsOne() throws IOException {
        write("folder/peng/migrations/1_a.sql", "a");
        jar("copy.jar", "peng/migrations/1_a.sql", "a");

        assertThat(classPath("folder/", "copy.jar").read(path -> Interest.CONTENT))
                .hasSize(1);
    }

    @Test
    void twoFilesOfOneNameAreTold() throws IOException {
        write("folder/peng/migrations/1_a.sql", "a");
        jar("other.jar", "peng/migrations/1_a.sql", "something else");

        var files = classPath("folder/", "other.jar").read(path -> Interest.CONTENT);

        assertThat(files).hasSize(2);
        assertThat(files).extracting(SourceFile::origin).doesNotHaveDuplicates();
    }

    // P-06
    @Test
    void aMissingLocationHasNoFiles() {
        assertThat(reader("filesystem:" + this.root.resolve("nowhere")).read(path -> Interest.CONTENT))
                .isEmpty();
        assertThat(reader("classpath:no/such/folder").read(path -> Interest.CONTENT))
                .isEmpty();
    }

    @Test
    void aLocationThatDoesNotExistIsAProblemUnlessItIsOptional() throws IOException {
        write("folder/peng/migrations/notes.txt", "no script");
        var nowhere = Location.parse("filesystem:" + this.root.resolve("nowhere"));
        var missing = Location.parse("classpath:no/such/folder");
        var empty = Location.parse("filesystem:" + this.root.resolve("folder/peng/migrations"));

        var reader =
                new SourceReader(List.of(nowhere, missing, empty), getClass().getClassLoader());

        assertThat(reader.missing(List.of(), List.of()))
                .extracting(Problem::message)
                .containsExactly(nowhere + " does not exist", missing + " does not exist");
        assertThat(reader.missing(List.of(), List.of(missing)))
                .extracting(Problem::action)
                .containsExactly("Correct it, make the folder %s, or write optional: in front of it."
                        .formatted(this.root.resolve("nowhere")));
        assertThat(new SourceReader(
                                List.of(Location.parse("optional:" + nowhere)),
                                getClass().getClassLoader())
                        .missing(List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void aLargeFileIsReadAgainAndRefusedOnceItHasChanged() throws IOException {
        var file = Files.createDirectories(this.root.resolve("db")).resolve("1_a.sql");
        Files.write(file, "select 1;\n".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        var read = reader("filesystem:" + this.root.resolve("db"))
                .read(path -> Interest.CONTENT)
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
                .read(path -> Interest.CONTENT)
                .get(0);

        Files.writeString(file, "select 2;");

        assertThat(read.text()).isEqualTo("select 1;");
    }

    @Test
    void aFileOfWhichOnlyTheNameWasWantedIsReadOnceWhenItIsAskedFor() throws IOException {
        write("db/1_a.down.sql", "as it was listed");
        var file = reader("filesystem:" + this.root.resolve("db"))
                .read(path -> Interest.NAME)
                .get(0);

        write("db/1_a.down.sql", "as it was asked for");
        var checksum = file.checksum();
        write("db/1_a.down.sql", "later");

        assertThat(file.text()).isEqualTo("as it was asked for");
        assertThat(checksum).isEqualTo(Checksum.of(file.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileThatHasGoneBeforeItIsAskedForIsAnErrorThatNamesIt() throws IOException {
        write("db/1_a.down.sql", "a");
        var file = reader("filesystem:" + this.root.resolve("db"))
                .read(path -> Interest.NAME)
                .get(0);

        Files.delete(this.root.resolve("db/1_a.down.sql"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(file::text)
                .withMessageContaining("1_a.down.sql cannot be read");
    }

    @Test
    void aFileInAJarCanBeReadWhenTheJarIsClosed() throws IOException {
        jar("b.jar", "peng/migrations/1_a ü.sql", "select 1;\n".repeat(200_000));

        var large = classPath("b.jar").read(path -> Interest.CONTENT).get(0);
        var late = classPath("b.jar").read(path -> Interest.NAME).get(0);

        assertThat(large.text()).hasSize(2_000_000).isEqualTo(late.text());
        assertThat(large.checksum()).isEqualTo(late.checksum());
        assertThat(large.origin()).contains("b.jar").endsWith("1_a ü.sql");
    }

    @Test
    void theStampOfAFileInAJarIsOfItsContent() throws IOException {
        jar("one.jar", "peng/migrations/1_a.csv", "id\n1\n");
        jar("edited.jar", "peng/migrations/1_a.csv", "id\n2\n");
        jar("again.jar", "peng/migrations/1_a.csv", "id\n1\n");

        assertThat(stampIn("one.jar"))
                .startsWith("5:")
                .isEqualTo(stampIn("again.jar"))
                .isNotEqualTo(stampIn("edited.jar"));
    }

    @Test
    void aFileThatIsNoMoreInItsJarIsAnErrorThatNamesIt() throws IOException {
        jar("b.jar", "peng/migrations/1_a.sql", "a");
        var file = classPath("b.jar").read(path -> Interest.NAME).get(0);

        Files.delete(this.root.resolve("b.jar"));
        jar("b.jar", "peng/migrations/2_b.sql", "b");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(file::text)
                .withMessageContaining("1_a.sql cannot be read")
                .withMessageContaining("b.jar");
    }

    @Test
    void aFileNamedLikeTheLocationIsNoFolder() throws IOException {
        write("folder/peng/migrations", "a file");

        assertThat(classPath("folder/").read(path -> Interest.CONTENT)).isEmpty();
    }

    @Test
    void whatOnlySpringCanSearchIsSearchedBySpring() throws IOException {
        jar("b.jar", "peng/migrations/sub/2_b ü.sql", "b");
        var location = List.of(Location.parse("classpath:peng/migrations"));

        var files = new SourceReader(location, new ServerClassLoader(this.root.resolve("b.jar")))
                .read(path -> Interest.CONTENT);

        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("sub/2_b ü.sql");
            assertThat(file.text()).isEqualTo("b");
        });
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

    private String stampIn(String jar) throws IOException {
        return classPath(jar).read(path -> Interest.NAME).get(0).stamp();
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

    /** Has URLs of its own, as those of application servers do. */
    private static final class ServerClassLoader extends ClassLoader {

        private final Path jar;

        ServerClassLoader(Path jar) {
            super(null);
            this.jar = jar;
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return Collections.enumeration(List.of(new URL(null, "zip:" + this.jar.toUri() + "!/" + name, new Zip())));
        }
    }

    private static final class Zip extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() throws IOException {
                    return new URL("jar:" + this.url.getFile()).openStream();
                }
            };
        }
    }
}
