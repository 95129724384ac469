package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIndexTests {

    @TempDir
    Path root;

    @Test
    void listsFilesOfFoldersAndJarsWithLengthAndCrc() throws IOException {
        write("folder/db/one/1_a.sql", "a");
        write("folder/db/one/sub/3_c ü.sql", "");
        jar("b.jar", "db/one/2_b.sql", "b");

        assertThat(index("db/one", "db/nowhere", "filesystem:" + this.root)).hasToString("""
                peng-files-index 1
                folder db/one
                file 1:e8b7be43 1_a.sql
                file 1:71beeff9 2_b.sql
                file 0:00000000 sub/3_c ü.sql
                """);
    }

    @Test
    void takesThePlaceOfASearch() throws IOException {
        write("folder/db/one/1_a.sql", "a");
        write("folder/db/one/sub/3_c ü.sql", "c");
        jar("b.jar", "db/one/2_b.sql", "b");
        indexed("db/one");

        var searched = reader(classPath(), false, "db/one").read(path -> Interest.CONTENT);
        var looked = reader(new WithoutFolders(), true, "db/one").read(path -> Interest.CONTENT);

        assertThat(looked).extracting(SourceFile::text).containsExactly("a", "b", "c");
        assertThat(looked).extracting(SourceFile::path).containsExactly("1_a.sql", "2_b.sql", "sub/3_c ü.sql");
        assertThat(looked).extracting(SourceFile::checksum).isEqualTo(checksums(searched));
    }

    @Test
    void isNotAskedWhereNothingWasProcessedAheadOfTime() throws IOException {
        write("folder/db/one/1_a.sql", "a");
        indexed("db/one");
        write("folder/db/one/2_b.sql", "b");

        assertThat(reader(classPath(), true, "db/one").read(path -> Interest.NAME))
                .hasSize(1);
        assertThat(reader(classPath(), false, "db/one").read(path -> Interest.NAME))
                .hasSize(2);
    }

    @Test
    void knowsAnEmptyFolderAndSearchesForThoseThatItDoesNotKnow() throws IOException {
        Files.createDirectories(this.root.resolve("folder/db/empty"));
        indexed("db/empty");
        write("folder/db/other/1_a.sql", "a");

        assertThat(reader(new WithoutFolders(), true, "db/empty").missing(List.of(), List.of()))
                .isEmpty();
        assertThat(reader(classPath(), true, "db/other").read(path -> Interest.NAME))
                .hasSize(1);
        assertThat(reader(new WithoutFolders(), true, "db/other").missing(List.of(), List.of()))
                .hasSize(1);
    }

    @Test
    void aStampIsThatOfTheFileInAJar() throws IOException {
        jar("b.jar", "db/one/1_a.csv", "id\n1\n");
        var searched = reader(classPath(), false, "db/one").read(path -> Interest.NAME);
        indexed("db/one");

        assertThat(reader(classPath(), true, "db/one").read(path -> Interest.NAME))
                .extracting(SourceFile::stamp)
                .containsExactly(searched.get(0).stamp());
    }

    @Test
    void twoFilesOfOneNameAreBothFound() throws IOException {
        write("folder/db/one/1_a.sql", "a");
        jar("b.jar", "db/one/1_a.sql", "something else");
        var index = indexed("db/one");

        assertThat(index).asString().contains("file - 1_a.sql");
        assertThat(reader(new WithoutFolders(), true, "db/one").read(path -> Interest.CONTENT))
                .extracting(SourceFile::text)
                .containsExactlyInAnyOrder("a", "something else");
    }

    @Test
    void severalOnTheClassPathAddUp() throws IOException {
        write("folder/db/one/1_a.sql", "a");
        write("folder/db/two/2_b.sql", "b");
        indexed("db/two");
        jar("b.jar", FileIndex.RESOURCE, index("db/one").toString());

        assertThat(reader(new WithoutFolders(), true, "db/one", "db/two").read(path -> Interest.CONTENT))
                .extracting(SourceFile::text)
                .containsExactly("a", "b");
    }

    @Test
    void isTheSameWhenItIsReadAgain() throws IOException {
        write("folder/db/one/1_a b.sql", "a");
        write("folder/db/two/2_b.sql", "b");
        var index = index("db/one", "db/two");

        assertThat(FileIndex.parse(index.toString())).hasToString(index.toString());
        assertThat(index("db/two").and(index("db/one"))).hasToString(index.toString());
        assertThat(index.and(index)).hasToString(index.toString());
    }

    @Test
    void aFileThatIsGoneIsAnErrorThatNamesIt() throws IOException {
        write("folder/db/one/1_a.sql", "a");
        indexed("db/one");
        Files.delete(this.root.resolve("folder/db/one/1_a.sql"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> reader(classPath(), true, "db/one").read(path -> Interest.NAME))
                .withMessageContaining("db/one/1_a.sql was there when the application was processed ahead of time");
    }

    @Test
    void aDamagedOneIsAnErrorThatNamesIt() throws IOException {
        for (var text :
                List.of("", "peng-files-index 2\n", "peng-files-index 1\nnonsense", "peng-files-index 1\nfile x")) {
            write("folder/" + FileIndex.RESOURCE, text);

            assertThatExceptionOfType(ConfigurationException.class)
                    .as(text)
                    .isThrownBy(() -> reader(classPath(), true, "db/one").read(path -> Interest.NAME))
                    .withMessageContaining("folder/META-INF/peng/files.index is no index of migrations and seeds");
        }
    }

    private FileIndex indexed(String... locations) throws IOException {
        var index = index(locations);
        write("folder/" + FileIndex.RESOURCE, index.toString());
        return index;
    }

    private FileIndex index(String... locations) throws IOException {
        return FileIndex.of(parsed(locations), classPath());
    }

    private static SourceReader reader(ClassLoader classLoader, boolean indexed, String... locations) {
        return new SourceReader(parsed(locations), classLoader, indexed);
    }

    private static List<Location> parsed(String... locations) {
        return List.of(locations).stream().map(Location::parse).toList();
    }

    private static List<Checksum> checksums(List<SourceFile> files) {
        return files.stream().map(SourceFile::checksum).toList();
    }

    private URLClassLoader classPath() throws IOException {
        return new URLClassLoader(urls(), null);
    }

    private URL[] urls() throws IOException {
        Files.createDirectories(this.root.resolve("folder"));
        var urls = new ArrayList<URL>();
        for (var entry : List.of("folder", "b.jar")) {
            if (Files.exists(this.root.resolve(entry))) {
                urls.add(this.root.resolve(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
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

    /** Has files and no folders, as a native image does. */
    private final class WithoutFolders extends URLClassLoader {

        WithoutFolders() throws IOException {
            super(urls(), null);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith("/") ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
