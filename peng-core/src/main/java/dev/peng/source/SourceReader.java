package dev.peng.source;

import dev.peng.error.ConfigurationException;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.aot.AotDetector;
import org.springframework.util.ResourceUtils;

/**
 * Reads the files below some locations, in the order of their paths. A location that does not exist has no files; whether that
 * is a mistake is asked for. Jars without entries for their folders cannot be searched. Where the application was processed
 * ahead of time, the {@link FileIndex} takes the place of a search. Thread-safe; nothing is remembered between calls.
 */
public final class SourceReader {

    private final List<Location> locations;
    private final ClassLoader classLoader;
    private final boolean indexed;

    /**
     * @param locations where to read, all of them
     * @param classLoader for {@code classpath:} locations
     */
    public SourceReader(List<Location> locations, ClassLoader classLoader) {
        this(locations, classLoader, AotDetector.useGeneratedArtifacts());
    }

    /** @param indexed whether folders that the index knows are not searched */
    SourceReader(List<Location> locations, ClassLoader classLoader, boolean indexed) {
        this.locations = List.copyOf(locations);
        this.classLoader = classLoader;
        this.indexed = indexed;
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

    /**
     * The locations that do not exist.
     *
     * @param files what was read
     * @param optional locations that need not exist though they do not say so
     */
    public List<Problem> missing(List<SourceFile> files, List<Location> optional) {
        return this.locations.stream()
                .filter(location -> !location.optional() && !optional.contains(location))
                .filter(location -> files.stream().noneMatch(file -> file.isIn(location)))
                .filter(location -> !exists(location))
                .map(SourceReader::missing)
                .toList();
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
            case CLASSPATH -> {
                var known = index().root(location, this.classLoader);
                yield known.isPresent() ? List.of(known.get()) : onClassPath(location);
            }
        };
    }

    private FileIndex index() throws IOException {
        return this.indexed ? FileIndex.read(this.classLoader) : FileIndex.NONE;
    }

    private static List<Root> folder(Location location) {
        var folder = Path.of(location.path());
        return Files.isDirectory(folder) ? List.of(new FolderRoot(folder)) : List.of();
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

    /** Whether there is such a folder. */
    boolean exists(Location location) {
        try {
            return !roots(location).isEmpty();
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }

    private static Problem missing(Location location) {
        return new Problem(
                ErrorCode.MISSING_LOCATION,
                location + " does not exist",
                location.scheme() == Location.Scheme.FILESYSTEM
                        ? "Correct it, make the folder %s, or write optional: in front of it."
                                .formatted(Path.of(location.path()).toAbsolutePath())
                        : "Correct it, put the folder on the class path (in a jar it needs an entry of its own), or"
                                + " write optional: in front of it.");
    }

    private static ConfigurationException unreadable(Location location, Exception e) {
        return new ConfigurationException(
                "the files of " + location + " cannot be read: " + e,
                "Check that the folder and its files are readable.");
    }
}
