package dev.peng.source;

import dev.peng.error.ConfigurationException;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.StepId;
import java.io.IOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is {@link Versioned} on a class path, as the annotation processor {@code peng-java-index} has listed it: known
 * without an application context, and without loading a class. Only what was compiled with the processor is there.
 *
 * @param entries of all indexes, in the order of the class path; what two of them have in common is there once
 */
public record JavaIndex(List<Entry> entries) {

    private static final String RESOURCE = "META-INF/peng/java.index";
    private static final Pattern HEADER = Pattern.compile("peng-java-index (\\d{1,9})");
    private static final int FORMAT = 1;

    /** Nothing. */
    public static final JavaIndex EMPTY = new JavaIndex(List.of());

    public JavaIndex {
        entries = List.copyOf(entries);
    }

    /**
     * Reads all indexes that a class loader has.
     *
     * @throws ConfigurationException if one cannot be read, is damaged, or is of a newer format
     */
    public static JavaIndex read(ClassLoader classLoader) {
        try {
            var entries = new LinkedHashSet<Entry>();
            for (var url : Collections.list(classLoader.getResources(RESOURCE))) {
                entries.addAll(read(url));
            }
            return new JavaIndex(List.copyOf(entries));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "an index of Java migrations cannot be read: " + e, "Check the class path, or compile again.");
        }
    }

    /** Those that are migrations. */
    public List<Entry> migrations() {
        return of(Kind.MIGRATION);
    }

    /** Those that are seeds. */
    public List<Entry> seeds() {
        return of(Kind.SEED);
    }

    private List<Entry> of(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    private static Set<Entry> read(URL url) throws IOException {
        var connection = url.openConnection();
        connection.setUseCaches(false);
        try (var in = connection.getInputStream()) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            checkFormat(url, lines.isEmpty() ? "" : lines.get(0));
            var entries = new LinkedHashSet<Entry>();
            lines.stream().skip(1).forEach(line -> entries.add(parse(url, line)));
            return entries;
        }
    }

    private static void checkFormat(URL url, String header) {
        var match = HEADER.matcher(header);
        if (!match.matches()) {
            throw damaged(url, header);
        }
        if (Integer.parseInt(match.group(1)) > FORMAT) {
            throw new ConfigurationException(
                    "%s has the format %s, and this release of peng knows those up to %d"
                            .formatted(url, match.group(1), FORMAT),
                    "Use peng-core and peng-java-index of the same version, and compile again.");
        }
    }

    private static Entry parse(URL url, String line) {
        try {
            return Entry.parse(line);
        } catch (IllegalArgumentException e) {
            throw damaged(url, line);
        }
    }

    private static ConfigurationException damaged(URL url, String line) {
        return new ConfigurationException(
                "%s is no index of Java migrations: \"%s\"".formatted(url, line),
                "Compile again with the processor peng-java-index, or remove the file.");
    }

    /** What a class is. */
    public enum Kind {
        MIGRATION,
        SEED
    }

    /**
     * One class.
     *
     * @param kind what it is
     * @param version its version, as its annotation has it
     * @param checksum what its annotation declares, if anything
     * @param className its binary name
     * @param name its name
     */
    public record Entry(Kind kind, Version version, Checksum checksum, String className, String name) {

        private static final int FIELDS = 5;

        /**
         * Why it is not run where only the index knows of it.
         *
         * @param step as reports name it
         */
        public Problem needsApplication(StepId step) {
            return new Problem(
                    ErrorCode.NEEDS_APPLICATION,
                    "%s is written in Java (%s), and here is no application to run it".formatted(step, className),
                    "Start the application, or leave it out.");
        }

        private static Entry parse(String line) {
            var fields = line.split(" ", -1);
            if (fields.length != FIELDS || !FileName.isName(fields[4])) {
                throw new IllegalArgumentException(line);
            }
            return new Entry(
                    Kind.valueOf(fields[0].toUpperCase(Locale.ROOT)),
                    Version.of(fields[1]),
                    checksum(fields[2]),
                    fields[3],
                    fields[4]);
        }

        private static Checksum checksum(String field) {
            return field.equals("-")
                    ? Checksum.UNKNOWN
                    : new Checksum(URLDecoder.decode(field, StandardCharsets.UTF_8));
        }
    }
}
