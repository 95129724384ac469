package dev.peng.source;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ResourceUtils;

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
     * All files that are of interest. The same file found twice is one.
     *
     * @param interest in a file, by its path below its location
     * @throws ConfigurationException if one cannot be read
     */
    public List<SourceFile> read(Function<String, Interest> interest) {
        var files = new ArrayList<SourceFile>();
        for (var location : this.locations) {
            try {
                files.addAll(readAll(location, interest));
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

    private List<SourceFile> readAll(Location location, Function<String, Interest> interest) throws IOException {
        var finds = new Finds(location, interest);
        for (var root : roots(location)) {
            root.findFiles(finds);
        }
        return finds.files();
    }

    private List<Root> roots(Location location) throws IOException {
        return switch (location.scheme()) {
            case FILESYSTEM -> folder(location);
            case CLASSPATH -> onClassPath(location);
        };
    }

    private static List<Root> folder(Location location) {
        var folder = Path.of(location.path());
        if (Files.isDirectory(folder)) {
            return List.of(new FolderRoot(folder));
        }
        log.warn("{} does not exist (looked in {})", location, folder.toAbsolutePath());
        return List.of();
    }

    private List<Root> onClassPath(Location location) throws IOException {
        var roots = new ArrayList<Root>();
        for (var urls = this.classLoader.getResources(location.path() + "/"); urls.hasMoreElements(); ) {
            var url = urls.nextElement();
            if (!url.getProtocol().equals("file")) {
                roots.add(JarRoot.isOne(url) ? new JarRoot(url) : new OtherRoot(location, url, this.classLoader));
            } else if (ResourceUtils.getFile(url).isDirectory()) {
                roots.add(new FolderRoot(ResourceUtils.getFile(url).toPath()));
            }
        }
        return roots;
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
