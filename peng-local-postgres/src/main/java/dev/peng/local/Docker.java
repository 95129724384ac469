package dev.peng.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Says whether containers can be run; asks Testcontainers only when it is there and something looks like Docker. */
final class Docker {

    private static final String TESTCONTAINERS = "org.testcontainers.postgresql.PostgreSQLContainer";

    private Docker() {}

    static boolean answers() {
        return onClassPath() && looksInstalled() && DockerServer.engineAnswers();
    }

    private static boolean onClassPath() {
        try {
            Class.forName(TESTCONTAINERS, false, Docker.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** Without this look Testcontainers takes a second and logs an error block to find out that there is nothing. */
    private static boolean looksInstalled() {
        return System.getenv("DOCKER_HOST") != null || sockets().anyMatch(Files::exists);
    }

    private static Stream<Path> sockets() {
        var home = Path.of(System.getProperty("user.home"));
        var runtime = Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/var/run"));
        return Stream.of(
                Path.of("/var/run/docker.sock"),
                runtime.resolve("docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"),
                Path.of("//./pipe/docker_engine"));
    }
}
