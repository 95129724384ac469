package dev.peng.benchmarks.migrator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Small migrations of one statement each, by turns a table, a column, an index and a row, in a folder and in a jar, named
 * and dressed for one migrator.
 *
 * @param migrator who is to run them
 * @param count how many there are
 * @param root the folder that has their folder
 * @param jar the same as {@code root}
 */
public record MigrationFolder(Migrator migrator, int count, Path root, Path jar) {

    static final String NAME = "migrations";

    private static final long FIRST_VERSION = 20_260_101_000_000L;

    private static final List<String> NAMES = List.of("table", "column", "index", "row");

    /** Writes them below a folder. */
    public static MigrationFolder write(Path parent, Migrator migrator, int count) throws IOException {
        return write(parent, migrator, String.valueOf(count), generated(count));
    }

    /**
     * Writes any others.
     *
     * @param name what they are, for the name of the folder
     */
    public static MigrationFolder write(Path parent, Migrator migrator, String name, List<NewScript> scripts)
            throws IOException {
        var root = Files.createDirectories(parent.resolve(migrator + "-" + name));
        var folder = new MigrationFolder(migrator, scripts.size(), root, parent.resolve(root.getFileName() + ".jar"));
        folder.writeScripts(scripts);
        folder.writeJar();
        return folder;
    }

    private static List<NewScript> generated(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> NewScript.of(NAMES.get(number % NAMES.size()), sql(number)))
                .toList();
    }

    /** Of all of them. */
    public Set<String> versions() {
        return LongStream.range(FIRST_VERSION, FIRST_VERSION + count)
                .mapToObj(String::valueOf)
                .collect(Collectors.toSet());
    }

    /** Where the scripts are, in the words that everybody understands. */
    public String location(Place place) {
        return switch (place) {
            case FOLDER -> "filesystem:" + root.resolve(NAME);
            case JAR -> "classpath:" + NAME;
        };
    }

    /** What has to be on the class path for it. */
    public List<Path> classPath(Place place) {
        return place == Place.JAR ? List.of(jar) : List.of();
    }

    private void writeScripts(List<NewScript> those) throws IOException {
        var scripts = Files.createDirectories(root.resolve(NAME));
        var version = FIRST_VERSION;
        for (var one : those) {
            var file = scripts.resolve(migrator.fileName(version, one.name()));
            Files.writeString(file, migrator.script(version, one));
            version++;
        }
        if (migrator == Migrator.LIQUIBASE) {
            Files.writeString(root.resolve(WithLiquibase.ROOT), WithLiquibase.INCLUDE_ALL);
        }
    }

    private static String sql(int number) {
        var table = "item_" + number / NAMES.size();
        return switch (number % NAMES.size()) {
            case 0 -> """
                    create table %s (
                        id bigint primary key,
                        code text not null,
                        made_at timestamptz not null default now()
                    );
                    """.formatted(table);
            case 1 -> "alter table %s add column note text not null default '';\n".formatted(table);
            case 2 -> "create index %1$s_code on %1$s (code);\n".formatted(table);
            default -> "insert into %s (id, code, note) values (1, 'K-1', 'the first');\n".formatted(table);
        };
    }

    private void writeJar() throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var paths = Files.walk(root)) {
            paths.filter(path -> !path.equals(root)).sorted().forEach(path -> add(path, out));
        }
    }

    // With entries for folders, as build tools write them: some look for those.
    private void add(Path path, JarOutputStream out) {
        var name = root.relativize(path).toString().replace('\\', '/');
        try {
            if (Files.isDirectory(path)) {
                out.putNextEntry(new JarEntry(name + "/"));
            } else {
                out.putNextEntry(new JarEntry(name));
                Files.copy(path, out);
            }
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
