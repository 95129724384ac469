package dev.peng.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The real one, if it is installed, in front of the server of a database. */
final class PgBouncer implements AutoCloseable {

    private final PGSimpleDataSource target;
    private final int port;
    private final Process process;

    private PgBouncer(PGSimpleDataSource target, int port, Process process) {
        this.target = target;
        this.port = port;
        this.process = process;
    }

    static boolean isInstalled() {
        return executable() != null;
    }

    /**
     * Starts it.
     *
     * @param target the database behind it
     * @param folder of its files
     * @param mode {@code transaction} or {@code session}
     */
    static PgBouncer start(DataSource target, Path folder, String mode) throws Exception {
        var server = (PGSimpleDataSource) target;
        var port = freePort();
        Files.writeString(folder.resolve("users"), "\"%s\" \"%s\"%n".formatted(server.getUser(), server.getPassword()));
        Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                default_pool_size = 3
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        server.getServerNames()[0], server.getPortNumbers()[0], port, folder.resolve("users"), mode));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var command = new ArrayList<>(
                List.of(executable(), folder.resolve("pgbouncer.ini").toString()));
        // It refuses to be root.
        command.addAll(System.getProperty("user.name").equals("root") ? List.of("-u", "nobody") : List.of());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var bouncer = new PgBouncer(server, port, process);
        bouncer.awaitConnection(folder.resolve("log"));
        return bouncer;
    }

    DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {this.port});
        source.setDatabaseName(this.target.getDatabaseName());
        source.setUser(this.target.getUser());
        source.setPassword(this.target.getPassword());
        source.setPrepareThreshold(0);
        return source;
    }

    @Override
    public void close() {
        this.process.destroy();
        this.process
                .onExit()
                .completeOnTimeout(this.process, 5, TimeUnit.SECONDS)
                .join();
        this.process.destroyForcibly().onExit().join();
    }

    private void awaitConnection(Path log) throws Exception {
        for (var attempt = 0; attempt < 100; attempt++) {
            try {
                dataSource().getConnection().close();
                return;
            } catch (java.sql.SQLException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException(Files.readString(log));
    }

    private static String executable() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElse(null);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
