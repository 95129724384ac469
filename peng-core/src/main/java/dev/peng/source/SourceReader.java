package dev.peng.source;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Reads the files below some locations, in the order of their paths. A location that does not exist is a warning, not an
 * error: an application may have migrations and no seeds. Thread-safe; nothing is remembered between calls.
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
            } catch (IOException e) {
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
                    files.add(new SourceFile(location, below, path.toString(), Files.readAllBytes(path)));
                }
            }
        }
        return files;
    }

    private List<SourceFile> readClasspath(Location location, Predicate<String> wantedName) throws IOException {
        var files = new ArrayList<SourceFile>();
        var resolver = new PathMatchingResourcePatternResolver(this.classLoader);
        for (var resource : resolver.getResources("classpath*:" + location.path() + "/**/*")) {
            var name = resource.getFilename();
            if (name != null && wantedName.test(name) && resource.isReadable()) {
                var origin = resource.getURL().toString();
                files.add(new SourceFile(
                        location, pathBelow(location, resource), origin, resource.getContentAsByteArray()));
            }
        }
        if (files.isEmpty()) {
            log.debug("nothing found in {}", location);
        }
        return files;
    }

    // Of jar:file:/a.jar!/peng/migrations/x.sql and file:/target/classes/peng/migrations/x.sql alike: x.sql. The last
    // occurrence counts, since the project itself may lie in a folder of the same name.
    private static String pathBelow(Location location, Resource resource) throws IOException {
        var url = StringUtils.uriDecode(resource.getURL().getPath(), java.nio.charset.StandardCharsets.UTF_8);
        var root = "/" + location.path() + "/";
        return url.substring(url.lastIndexOf(root) + root.length());
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

    private static ConfigurationException unreadable(Location location, IOException e) {
        return new ConfigurationException(
                "the files of " + location + " cannot be read: " + e,
                "Check that the folder and its files are readable.");
    }
}
