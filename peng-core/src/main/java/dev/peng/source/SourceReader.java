package dev.peng.source;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Reads the files below some locations, in the order of their paths. A folder of the file system that does not exist is a
 * warning; one of the class path is not even that: an application may have migrations and no seeds. Jars without entries
 * for their folders cannot be searched. Thread-safe; nothing is remembered between calls.
 */
public final class SourceReader {

    private static final Logger log = LoggerFactory.getLogger(SourceReader.class);

    private final List<Location> locations;
    private final ClassLoader classLoader;

    /**
     * @param locations where to read, all of them
     * @param classLoader for {@code classpath:} locations
     */
    public SourceReader(List<Location> locations, ClassLoader classLoader) {
        this.locations = List.copyOf(locations);
        this.classLoader = classLoader;
    }

    /**
     * All files whose name is wanted. The same file found twice is one.
     *
     * @throws ConfigurationException if one cannot be read
     */
    public List<SourceFile> read(Predicate<String> wantedName) {
        var files = new ArrayList<SourceFile>();
        for (var location : this.locations) {
            try {
                files.addAll(readAll(location, wantedName));
            } catch (IOException | UncheckedIOException e) {
                throw unreadable(location, e);
            }
        }
        files.sort(Comparator.comparing(SourceFile::path).thenComparing(SourceFile::display));
        return withoutCopies(files);
    }

    /** The locations in words, for reports. */
    public String describe() {
        return String.join(", ", this.locations.stream().map(Location::toString).toList());
    }

    private List<SourceFile> readAll(Location location, Predicate<String> wantedName) throws IOException {
        return switch (location.scheme()) {
            case FILESYSTEM -> readFolder(location, wantedName);
            case CLASSPATH -> readClasspath(location, wantedName);
        };
    }

    private List<SourceFile> readFolder(Location location, Predicate<String> wantedName) throws IOException {
        var root = Path.of(location.path());
        if (!Files.isDirectory(root)) {
            log.warn("{} does not exist (looked in {})", location, root.toAbsolutePath());
            return List.of();
        }
        var files = new ArrayList<SourceFile>();
        try (var paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                if (wantedName.test(path.getFileName().toString())) {
                    var below = root.relativize(path).toString().replace('\\', '/');
                    files.add(new SourceFile(location, below, path.toString(), () -> Files.newInputStream(path)));
                }
            }
        }
        return files;
    }

    private List<SourceFile> readClasspath(Location location, Predicate<String> wantedName) throws IOException {
        var roots = roots(location);
        var files = new ArrayList<SourceFile>();
        var resolver = new PathMatchingResourcePatternResolver(this.classLoader);
        for (var resource : resolver.getResources("classpath*:" + location.path() + "/**/*")) {
            var name = resource.getFilename();
            if (name != null && wantedName.test(name) && resource.isReadable()) {
                var url = resource.getURL();
                var path = pathBelow(roots, decoded(url));
                files.add(new SourceFile(location, path, url.toString(), resource));
            }
        }
        return files;
    }

    private List<String> roots(Location location) throws IOException {
        return Collections.list(this.classLoader.getResources(location.path())).stream()
                .map(SourceReader::decoded)
                .map(root -> root.endsWith("/") ? root : root + "/")
                .toList();
    }

    private static String pathBelow(List<String> roots, String file) throws IOException {
        return roots.stream()
                .filter(file::startsWith)
                .findFirst()
                .map(root -> file.substring(root.length()))
                .orElseThrow(() -> new IOException(file + " is below none of " + roots));
    }

    private static String decoded(URL url) {
        return StringUtils.uriDecode(url.getPath(), StandardCharsets.UTF_8);
    }

    private static List<SourceFile> withoutCopies(List<SourceFile> sorted) {
        var files = new ArrayList<SourceFile>(sorted.size());
        for (var file : sorted) {
            if (files.isEmpty() || !files.get(files.size() - 1).isCopyOf(file)) {
                files.add(file);
            }
        }
        return files;
    }

    private static ConfigurationException unreadable(Location location, Exception e) {
        return new ConfigurationException(
                "the files of " + location + " cannot be read: " + e,
                "Check that the folder and its files are readable.");
    }
}
