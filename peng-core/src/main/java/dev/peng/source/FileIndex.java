package dev.peng.source;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files below folders of the class path, as they were when the application was processed ahead of time. Where that was
 * done, folders are not searched: in a native image they cannot be. Immutable.
 */
public final class FileIndex {

    /** Where it is on the class path. */
    public static final String RESOURCE = "META-INF/peng/files.index";

    private static final String HEADER = "peng-files-index 1";
    private static final String FOLDER = "folder ";
    private static final String FILE = "file ";
    private static final String NO_STAMP = "-";

    /** Nothing is known. */
    static final FileIndex NONE = new FileIndex(Map.of());

    private final Map<String, Map<String, Stamp>> folders;

    private FileIndex(Map<String, Map<String, Stamp>> folders) {
        this.folders = folders;
    }

    /**
     * Searches folders and reads their files. Folders that do not exist, and those of the file system, are left out: they are
     * looked for at run time.
     *
     * @throws ConfigurationException if one cannot be read
     */
    public static FileIndex of(List<Location> locations, ClassLoader classLoader) {
        var folders = new TreeMap<String, Map<String, Stamp>>();
        for (var location : locations) {
            var reader = new SourceReader(List.of(location), classLoader, false);
            if (location.scheme() == Location.Scheme.CLASSPATH && reader.exists(location)) {
                var files = new TreeMap<String, Stamp>();
                reader.read(path -> Interest.NAME).forEach(file -> add(files, file.path(), stamp(file)));
                folders.put(location.path(), files);
            }
        }
        return new FileIndex(folders);
    }

    /** Reads what {@link #toString} has written. */
    public static FileIndex parse(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("it does not begin with \"" + HEADER + "\"");
        }
        var folders = new TreeMap<String, Map<String, Stamp>>();
        Map<String, Stamp> files = new TreeMap<>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.startsWith(FOLDER)) {
                files = new TreeMap<>();
                folders.put(line.substring(FOLDER.length()), files);
            } else {
                addLine(files, line);
            }
        }
        return new FileIndex(folders);
    }

    /** Everything on a class path, which has several where tests are processed, too. */
    static FileIndex read(ClassLoader classLoader) throws IOException {
        var all = NONE;
        for (var url : Collections.list(classLoader.getResources(RESOURCE))) {
            all = all.and(read(url));
        }
        return all;
    }

    /** What either of them knows. */
    public FileIndex and(FileIndex other) {
        var both = new TreeMap<String, Map<String, Stamp>>();
        this.folders.forEach((folder, files) -> both.put(folder, new TreeMap<>(files)));
        other.folders.forEach((folder, files) -> {
            var known = both.computeIfAbsent(folder, unknown -> new TreeMap<>());
            files.forEach((path, stamp) -> add(known, path, stamp));
        });
        return new FileIndex(both);
    }

    /** Where the files of a location are, if it was searched. */
    Optional<Root> root(Location location, ClassLoader classLoader) {
        return location.scheme() == Location.Scheme.CLASSPATH
                ? Optional.ofNullable(this.folders.get(location.path()))
                        .map(files -> new IndexedRoot(location, files, classLoader))
                : Optional.empty();
    }

    /** The index as it is written: a line for each folder, and for each file its length and CRC and its path. */
    @Override
    public String toString() {
        var text = new StringBuilder(HEADER).append('\n');
        this.folders.forEach((folder, files) -> {
            text.append(FOLDER).append(folder).append('\n');
            files.forEach((path, stamp) -> text.append(FILE)
                    .append(stamp.equals(Stamp.UNKNOWN) ? NO_STAMP : stamp.text())
                    .append(' ')
                    .append(path)
                    .append('\n'));
        });
        return text.toString();
    }

    private static FileIndex read(URL url) throws IOException {
        var connection = url.openConnection();
        connection.setUseCaches(false);
        try (var in = connection.getInputStream()) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "%s is no index of migrations and seeds: %s".formatted(url, e.getMessage()),
                    "Process the application ahead of time again, with this version of peng.");
        }
    }

    private static void addLine(Map<String, Stamp> files, String line) {
        var path = line.indexOf(' ', FILE.length()) + 1;
        if (!line.startsWith(FILE) || path == 0) {
            throw new IllegalArgumentException("\"" + line + "\"");
        }
        var stamp = line.substring(FILE.length(), path - 1);
        files.put(line.substring(path), stamp.equals(NO_STAMP) ? Stamp.UNKNOWN : Stamp.parse(stamp));
    }

    // Two different files of one name: neither stamp is that of both.
    private static void add(Map<String, Stamp> files, String path, Stamp stamp) {
        files.merge(path, stamp, (one, other) -> one.equals(other) ? one : Stamp.UNKNOWN);
    }

    private static Stamp stamp(SourceFile file) {
        try (var in = file.hashed()) {
            return Stamp.of(in);
        } catch (IOException e) {
            throw new ConfigurationException(file + " cannot be read: " + e, "Check that the file is readable.");
        }
    }
}
