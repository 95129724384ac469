package dev.peng.cli.setting;

import dev.peng.source.JavaIndex;
import dev.peng.source.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with a Spring project, or with {@code .peng}, or with neither.
 *
 * @param path of the folder
 */
record ProjectFolder(Path path) {

    private static final String RESOURCES = "src/main/resources";
    private static final List<String> CONFIGURED = List.of(RESOURCES, RESOURCES + "/config", ".", "config");
    private static final List<String> COMPILED =
            List.of("target/classes", "build/classes/java/main", "build/classes/kotlin/main");
    private static final String FILES = "application*.{yml,yaml,properties}";

    boolean isOfSpring() {
        return Files.isDirectory(resources());
    }

    /** Whether there are settings of a Spring application. */
    boolean hasApplicationFiles() {
        return !applicationFiles().isEmpty();
    }

    /** Those of them that are YAML. */
    List<YamlFile> applicationYaml() {
        return applicationFiles().stream()
                .filter(file -> file.toString().matches(".*\\.ya?ml"))
                .map(file ->
                        new YamlFile(file, path.relativize(file).normalize().toString()))
                .toList();
    }

    private List<Path> applicationFiles() {
        return CONFIGURED.stream()
                .map(path::resolve)
                .flatMap(folder -> applicationFiles(folder).stream())
                .toList();
    }

    /** Where Spring Boot is to look for them; what comes later counts more. */
    String configLocations() {
        return String.join(
                ",",
                CONFIGURED.stream()
                        .map(folder -> "optional:file:" + path.resolve(folder).toAbsolutePath() + "/")
                        .toList());
    }

    /** Where migrations, seeds and queries are if nothing says so. */
    Map<String, String> locations() {
        return isOfSpring()
                ? Map.of()
                : Map.of(
                        "peng.migrations.locations", "optional:filesystem:" + path.resolve(".peng/migrations"),
                        "peng.seeds.locations", "optional:filesystem:" + path.resolve(".peng/seeds"),
                        "peng.queries.locations", "optional:filesystem:" + path.resolve(".peng/queries"));
    }

    /** What {@code classpath:} means: the resources of the project, and nothing that the command itself has. */
    ClassLoader classLoader() {
        return classLoader(ClassLoader.getPlatformClassLoader());
    }

    /** The same for Spring Boot, which finds itself there, too. */
    ClassLoader classLoaderWithSpring() {
        return classLoader(ProjectFolder.class.getClassLoader());
    }

    /** The migrations and seeds in Java that the project was last compiled with. */
    JavaIndex javaIndex() {
        var compiled =
                COMPILED.stream().map(path::resolve).filter(Files::isDirectory).map(ProjectFolder::url);
        return JavaIndex.read(new URLClassLoader(compiled.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    private ClassLoader classLoader(ClassLoader parent) {
        var resources = Stream.of(resources()).filter(Files::isDirectory).map(ProjectFolder::url);
        return new URLClassLoader(resources.toArray(URL[]::new), parent);
    }

    Path resources() {
        return path.resolve(RESOURCES);
    }

    /** The first location, where it can be written. */
    Path folderOf(List<Location> locations) {
        var first = locations.get(0);
        return (first.scheme() == Location.Scheme.FILESYSTEM ? path : resources()).resolve(first.path());
    }

    private static List<Path> applicationFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, FILES)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
