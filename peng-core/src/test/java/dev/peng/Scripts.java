package dev.peng;

import dev.peng.migration.MigrationSettings;
import dev.peng.query.QuerySettings;
import dev.peng.run.RunSettings;
import dev.peng.seed.SeedSettings;
import dev.peng.source.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/** Scripts of a test, written where the test can be read. */
public final class Scripts {

    private final Path root;

    private Scripts(Path root) {
        this.root = root;
    }

    /** Makes both folders, if need be. */
    public static Scripts in(Path root) {
        try {
            Files.createDirectories(root.resolve("migrations"));
            Files.createDirectories(root.resolve("seeds"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scripts(root);
    }

    /** Writes a file, below {@code migrations/}, {@code seeds/} or {@code queries/}. */
    public Scripts with(String path, String text) {
        return with(path, text, StandardCharsets.UTF_8);
    }

    /** The same in another encoding. */
    public Scripts with(String path, String text, Charset charset) {
        return with(path, text.getBytes(charset));
    }

    /** Writes a file that is no text. */
    public Scripts with(String path, byte[] content) {
        try {
            var file = this.root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as gzip packs it. */
    public static byte[] packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a pair of files. */
    public Scripts migration(String version, String up, String down) {
        return with("migrations/" + version + ".up.sql", up).with("migrations/" + version + ".down.sql", down);
    }

    public Scripts without(String path) {
        try {
            Files.delete(this.root.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MigrationSettings migrations() {
        return MigrationSettings.DEFAULT.withLocations(List.of(location("migrations")));
    }

    public SeedSettings seeds() {
        return SeedSettings.DEFAULT.withLocations(List.of(location("seeds")));
    }

    public QuerySettings queries() {
        return new QuerySettings(List.of(location("queries")));
    }

    public PengConfig config() {
        return config(PengConfig.DEFAULT.run());
    }

    public PengConfig config(RunSettings run) {
        return new PengConfig(run, migrations(), seeds()).withQueries(queries());
    }

    /** All of them on a database. */
    public Peng on(DataSource dataSource) {
        return Peng.on(dataSource).config(config()).build();
    }

    private Location location(String folder) {
        try {
            Files.createDirectories(this.root.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Location.parse("filesystem:" + this.root.resolve(folder));
    }
}
