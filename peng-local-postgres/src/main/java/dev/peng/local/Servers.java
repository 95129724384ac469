package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Decides between the embedded binaries and Docker. */
final class Servers {

    private static final int DOCKER_DEFAULT_VERSION = 18;

    private Servers() {}

    static Server start(ServerKind kind, @Nullable Integer version, @Nullable Path dataDirectory) {
        if (dataDirectory != null) {
            return keeping(kind, version, dataDirectory);
        }
        return switch (kind) {
            case EMBEDDED -> EmbeddedServer.thrownAway(version);
            case DOCKER -> docker(version);
            case AUTO -> Docker.answers() ? docker(version) : EmbeddedServer.thrownAway(version);
        };
    }

    private static Server keeping(ServerKind kind, @Nullable Integer version, Path dataDirectory) {
        if (kind == ServerKind.DOCKER) {
            throw new LocalPostgresException(
                    Reason.BAD_SETTING,
                    "A data directory needs the kind embedded or auto: a container would own %s's files"
                            .formatted(dataDirectory));
        }
        return EmbeddedServer.keeping(dataDirectory, version);
    }

    private static Server docker(@Nullable Integer version) {
        if (!Docker.answers()) {
            throw new LocalPostgresException(
                    Reason.NO_DOCKER,
                    "The kind docker needs org.testcontainers:testcontainers-postgresql on the class path and a running"
                            + " Docker engine; start one, or use the kind embedded");
        }
        return DockerServer.start(version == null ? DOCKER_DEFAULT_VERSION : version);
    }
}
