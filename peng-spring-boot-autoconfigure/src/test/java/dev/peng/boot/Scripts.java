package dev.peng.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Scripts of a test, written where the test can be read. */
public final class Scripts implements AutoCloseable {

    private final Path root;

    Scripts() {
        try {
            this.root = Files.createTempDirectory("scripts");
            Files.createDirectory(this.root.resolve("migrations"));
            Files.createDirectory(this.root.resolve("seeds"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an application has to set to use them. */
    public List<String> properties() {
        return List.of(
                "peng.migrations.locations=filesystem:" + this.root.resolve("migrations"),
                "peng.seeds.locations=filesystem:" + this.root.resolve("seeds"),
                "peng.queries.locations=filesystem:" + this.root.resolve("queries"));
    }

    /** Where they are. */
    public Path root() {
        return this.root;
    }

    /** Writes a file, below {@code migrations/}, {@code seeds/} or {@code queries/}. */
    public Scripts with(String path, String text) {
        try {
            var file = this.root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a pair of files. */
    public Scripts migration(String version, String up, String down) {
        return with("migrations/" + version + ".up.sql", up).with("migrations/" + version + ".down.sql", down);
    }

    /** Writes a migration that makes a table of that name. */
    public Scripts table(String version, String name) {
        return migration(version + "_" + name, "create table " + name + " (id int)", "drop table " + name);
    }

    /** Deletes both files of a migration. */
    public Scripts without(String version) {
        try {
            Files.delete(this.root.resolve("migrations/" + version + ".up.sql"));
            Files.delete(this.root.resolve("migrations/" + version + ".down.sql"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(this.root);
    }
}
