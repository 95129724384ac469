package dev.peng.benchmarks.frame;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Stands between a client and its server and counts connections and round trips: how often the client says something
 * after the server has answered. What a driver sends in one go is one, however many questions that are. The protocol's
 * own opening and ending is none, what a driver asks as soon as a connection is open is one.
 */
public final class CountingProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final PGSimpleDataSource target;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger roundTrips = new AtomicInteger();

    /** Listens on a free port of the loopback address. */
    public CountingProxy(PGSimpleDataSource target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The same database, by way of this proxy. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.getInetAddress().getHostAddress()});
        source.setPortNumbers(new int[] {server.getLocalPort()});
        source.setDatabaseName(target.getDatabaseName());
        source.setUser(target.getUser());
        source.setPassword(target.getPassword());
        // Otherwise a connection begins with questions that are no messages of the protocol.
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        return source;
    }

    /** How many were opened so far. */
    public int connections() {
        return connections.get();
    }

    /** How many there were so far, on all connections. */
    public int roundTrips() {
        return roundTrips.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var client = server.accept();
            var backend = new Socket(target.getServerNames()[0], target.getPortNumbers()[0]);
            client.setTcpNoDelay(true);
            backend.setTcpNoDelay(true);
            connections.incrementAndGet();
            sockets.addAll(List.of(client, backend));
            var answered = new AtomicBoolean();
            start(() -> {
                pass(backend, client, piece -> answered.set(true));
                client.close();
            });
            start(() -> {
                pass(client, backend, piece -> roundTrips.addAndGet(asks(piece) && answered.getAndSet(false) ? 1 : 0));
                backend.close();
            });
        }
    }

    private static void pass(Socket from, Socket to, Consumer<byte[]> heard) throws IOException {
        var buffer = new byte[BUFFER];
        for (var length = from.getInputStream().read(buffer);
                length >= 0;
                length = from.getInputStream().read(buffer)) {
            heard.accept(buffer);
            to.getOutputStream().write(buffer, 0, length);
        }
    }

    // A password is part of opening, and "terminate" is not answered (manual, section 54.7).
    private static boolean asks(byte[] piece) {
        return piece[0] != 'p' && piece[0] != 'X';
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of the two has gone, and so has this connection.
                    }
                },
                "counting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
