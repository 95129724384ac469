package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory and the server on it.
 *
 * @param installation the binaries to run
 * @param data the data directory
 * @param log what the server prints
 */
record Cluster(Installation installation, Path data, Path log) {

    static final String USER = "postgres";
    static final String HOST = "127.0.0.1";

    private static final Logger logger = LoggerFactory.getLogger(Cluster.class);
    private static final int PORT_ATTEMPTS = 5;

    /** One address, so that no other server can answer on the same port; the same texts on every machine. */
    private static final String SETTINGS = """

            # peng: a server for one machine
            listen_addresses = '%s'
            unix_socket_directories = ''
            max_connections = 200
            timezone = 'UTC'
            log_timezone = 'UTC'
            """.formatted(HOST);

    private static final String FAST_AND_UNSAFE = """
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            """;

    /** Makes a data directory that survives a crash of the machine. */
    void initialise() {
        initdb(SETTINGS);
    }

    /** Makes a data directory that is lost in a crash of the machine, and fast. */
    void initialiseThrowAway() {
        initdb(SETTINGS + FAST_AND_UNSAFE, "--no-sync");
    }

    private void initdb(String settings, String... more) {
        var arguments = Stream.of(
                "-D",
                data.toString(),
                "-U",
                USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions");
        installation.run("initdb", Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
        try {
            Files.writeString(data.resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new LocalPostgresException(Reason.NOT_STARTED, "Could not write the settings of " + data, e);
        }
    }

    /** Starts the server on a free port, and on another one if somebody else was faster. */
    int start() {
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            try {
                startOn(port);
                return port;
            } catch (LocalPostgresException e) {
                stop("fast"); // it may only be late
                if (attempt == PORT_ATTEMPTS || !serverLog().contains("could not bind")) {
                    throw new LocalPostgresException(
                            e.reason(), e.getMessage() + System.lineSeparator() + serverLog(), e);
                }
            }
        }
    }

    /** Stops the server if it runs; does not throw. */
    void stop(String mode) {
        try {
            Postmaster.of(data).ifPresent(running -> running.stop(installation, mode));
        } catch (RuntimeException e) {
            logger.warn("Could not stop the server in {}: {}", data, e.toString());
        }
    }

    private void startOn(int port) {
        var data = this.data.toString();
        installation.run("pg_ctl", "start", "-D", data, "-l", log.toString(), "-w", "-t", "60", "-o", "-p " + port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalPostgresException(Reason.NOT_STARTED, "No free port on " + HOST, e);
        }
    }

    private String serverLog() {
        try {
            return Files.exists(log) ? new String(Files.readAllBytes(log), Charset.defaultCharset()).strip() : "";
        } catch (IOException e) {
            return "The server's log cannot be read: " + e;
        }
    }
}
