package dev.peng.local;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server on this machine, for development and tests, never for production: it listens on the loopback
 * address only, but lets every local user in as the superuser {@code postgres}.
 *
 * <p>Without a data directory a server is thrown away: it runs without fsync in a folder below
 * {@code <java.io.tmpdir>/peng-local-postgres} (with the user's name appended where another user has taken that), which
 * is deleted when it stops. When the JVM is killed, or ends while a server is still starting, the next start of any JVM
 * of the same user stops the server left behind and deletes its folder. With a data directory the rows survive
 * restarts and the server keeps PostgreSQL's own safe settings. The unpacked binaries (about 60 MB per version) stay in
 * {@code <java.io.tmpdir>/peng-local-postgres/binaries} for the next start.
 *
 * <p>All methods may be called from any thread. They throw {@link LocalPostgresException}.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);

    private final Server server;
    private final Databases databases;
    private final boolean closable;
    private final @Nullable Thread atExit;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private LocalPostgres(Server server, Databases databases, Builder builder) {
        this.server = server;
        this.databases = databases;
        this.closable = builder.closable;
        this.atExit = builder.stopAtExit ? new Thread(this::stop, "peng-local-postgres-stop") : null;
        if (atExit != null) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
    }

    /**
     * The one server of this JVM: started by the first caller, stopped when the JVM ends, thrown away. The system
     * properties {@code peng.local.kind} (auto, embedded, docker) and {@code peng.local.version} (a major version)
     * choose it. Closing it does nothing, so that no test can take it away from the others.
     *
     * @return the running server, the same for every caller
     */
    public static LocalPostgres shared() {
        return SharedServer.get();
    }

    /**
     * Describes a server of one's own, which the caller closes.
     *
     * @return a builder for an embedded or Docker server that is thrown away, until told otherwise
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A new empty database with a unique name.
     *
     * @return the database, which the caller may drop before the server stops
     */
    public LocalDatabase newDatabase() {
        return newDatabase("template1");
    }

    /**
     * A new database with a unique name and everything that another one holds.
     *
     * @param template the database to copy; nobody may be connected to it, see {@link LocalDatabase#asTemplate()}
     * @return the copy
     */
    public LocalDatabase newDatabase(String template) {
        return databases.copyOf(template);
    }

    /**
     * The database of that name, created when it is missing.
     *
     * @param name its name, taken literally
     * @return the database
     */
    public LocalDatabase database(String name) {
        return databases.named(name);
    }

    /**
     * Where the database {@code postgres} of this server is, without credentials.
     *
     * @return a JDBC URL
     */
    public String jdbcUrl() {
        return databases.jdbcUrl("postgres");
    }

    /**
     * The TCP port, a free one that differs from start to start.
     *
     * @return the port on the loopback address, or the one Docker maps
     */
    public int port() {
        return server.port();
    }

    /**
     * The major version that runs.
     *
     * @return for example 18
     */
    public int version() {
        return databases.version();
    }

    /**
     * What it runs from, for people to read.
     *
     * @return the folder of its data, or the Docker image
     */
    public String location() {
        return server.location();
    }

    /** Stops the server, and deletes its data if it was started without a data directory. Never throws. */
    @Override
    public void close() {
        if (closable) {
            stop();
            forgetExit();
        }
    }

    private void stop() {
        if (stopped.compareAndSet(false, true)) {
            server.stop();
            log.debug("Local PostgreSQL on port {} has stopped", server.port());
        }
    }

    private void forgetExit() {
        try {
            if (atExit != null) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        } catch (IllegalStateException alreadyShuttingDown) {
            log.trace("The JVM is shutting down", alreadyShuttingDown);
        }
    }

    /** What server to start. Not for several threads at once. */
    public static final class Builder {

        private ServerKind kind = ServerKind.AUTO;
        private @Nullable Integer version;
        private @Nullable Path dataDirectory;
        private boolean stopAtExit = true;
        private boolean closable = true;

        private Builder() {}

        /**
         * Asks for a major version. Without it the newest on the class path (or the one that made the data directory)
         * is taken, and Docker runs 18.
         *
         * @param major for example 17
         * @return this
         */
        public Builder version(int major) {
            this.version = major;
            return this;
        }

        /**
         * Keeps the data in a folder that survives restarts. Only one live JVM can use it at a time: a file of the same
         * name with {@code .lock} appended, beside the folder, guards it. A data directory always means embedded
         * binaries, never Docker.
         *
         * @param directory an absent or empty folder, or one that this method was given before
         * @return this
         */
        public Builder dataDirectory(Path directory) {
            this.dataDirectory = directory;
            return this;
        }

        /**
         * Chooses between embedded binaries and Docker.
         *
         * @param kind {@link ServerKind#AUTO} until this is called
         * @return this
         */
        public Builder kind(ServerKind kind) {
            this.kind = kind;
            return this;
        }

        /**
         * Whether a shutdown hook stops the server. Shutdown hooks run at the same time, so whoever has one that still
         * needs the database (a Spring context has) says false and calls {@link LocalPostgres#close()}.
         *
         * @param stopAtExit true until this is called
         * @return this
         */
        public Builder stopAtExit(boolean stopAtExit) {
            this.stopAtExit = stopAtExit;
            return this;
        }

        Builder neverClosed() {
            this.closable = false;
            return this;
        }

        /**
         * Starts it and waits until it answers.
         *
         * @return the running server
         */
        public LocalPostgres start() {
            var begin = System.nanoTime();
            var server = Servers.start(kind, version, dataDirectory);
            try {
                var databases = Databases.of(server);
                var took = (System.nanoTime() - begin) / 1_000_000;
                log.info(
                        "Local PostgreSQL {} runs on port {} from {}, started in {} ms",
                        databases.version(),
                        server.port(),
                        server.location(),
                        took);
                return new LocalPostgres(server, databases, this);
            } catch (RuntimeException e) {
                server.stop();
                throw e;
            }
        }
    }
}
