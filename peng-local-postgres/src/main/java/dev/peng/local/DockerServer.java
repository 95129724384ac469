package dev.peng.local;

import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A throw-away server in a container. Loaded only after {@link Docker} has seen Testcontainers, which also removes the
 * container when this JVM is killed.
 */
final class DockerServer implements Server {

    private static final String[] COMMAND = {
        "postgres",
        "-c",
        "fsync=off",
        "-c",
        "synchronous_commit=off",
        "-c",
        "full_page_writes=off",
        "-c",
        "max_connections=200"
    };

    private final PostgreSQLContainer container;

    private DockerServer(PostgreSQLContainer container) {
        this.container = container;
    }

    static boolean engineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // stop() closes it
    static DockerServer start(int version) {
        var container = new PostgreSQLContainer("postgres:" + version)
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("postgres")
                .withStartupTimeout(Duration.ofMinutes(2));
        container.setCommand(COMMAND);
        container.start();
        return new DockerServer(container);
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    @Override
    public String username() {
        return container.getUsername();
    }

    @Override
    public String password() {
        return container.getPassword();
    }

    @Override
    public String location() {
        return "Docker image " + container.getDockerImageName();
    }

    @Override
    public void stop() {
        container.stop();
    }
}
