package dev.peng.benchmarks.hosting;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an application is started with: its own classes, and what Maven has found out to be needed for them. */
public record ClassPath(List<Path> entries) {

    private static final Pattern SPRING_BOOT = Pattern.compile("spring-boot-(\\d.*)\\.jar");

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /**
     * As the build has left it.
     *
     * @param applications the folder of the applications
     * @throws IllegalStateException if nothing was built there
     */
    public static ClassPath of(Path applications, String name) throws IOException {
        var file = applications.resolve(name).resolve("target/class-path.txt");
        var classes = applications.resolve("plain/target/classes");
        if (!Files.exists(file) || !Files.isDirectory(classes)) {
            throw new IllegalStateException("there is no " + file + " or no " + classes
                    + ": run it from the root of the project, after ./mvnw -pl benchmarks -am -DskipTests package");
        }
        var needed = Stream.of(Files.readString(file).strip().split(File.pathSeparator));
        return new ClassPath(
                Stream.concat(Stream.of(classes), needed.map(Path::of)).toList());
    }

    /** The same with one more. */
    ClassPath and(Path entry) {
        return new ClassPath(Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    /** The version of Spring Boot in it. */
    public String springBoot() {
        return entries.stream()
                .map(entry -> SPRING_BOOT.matcher(entry.getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("unknown");
    }

    /** As Java wants it. */
    @Override
    public String toString() {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
