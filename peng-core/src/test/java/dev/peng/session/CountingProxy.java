package dev.peng.session;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Stands between a client and its server and counts how often the client asks for answers: each {@code Sync} and each
 * simple {@code Query} is a round trip (manual, section 55.2), but for {@code BEGIN}, which the driver sends along with what
 * comes next. It can cut the connection at one of them.
 */
public final class CountingProxy implements AutoCloseable {

    private final PGSimpleDataSource target;
    private final ServerSocket server;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final int cutAt;
    private final boolean heard;

    public CountingProxy(DataSource target) throws IOException {
        this(target, 0, false);
    }

    /**
     * Cuts at a round trip.
     *
     * @param cutAt its number, from 1; 0 for none
     * @param heard whether the server still gets the question, and only the answer is lost
     */
    public CountingProxy(DataSource target, int cutAt, boolean heard) throws IOException {
        this.cutAt = cutAt;
        this.heard = heard;
        this.target = (PGSimpleDataSource) target;
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The same database, by way of this proxy. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {this.server.getInetAddress().getHostAddress()});
        source.setPortNumbers(new int[] {this.server.getLocalPort()});
        source.setDatabaseName(this.target.getDatabaseName());
        source.setUser(this.target.getUser());
        source.setPassword(this.target.getPassword());
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        return source;
    }

    public int roundTrips() {
        return this.roundTrips.get();
    }

    public int connections() {
        return this.connections.get();
    }

    @Override
    public void close() throws IOException {
        this.server.close();
        for (var socket : this.sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!this.server.isClosed()) {
            var client = this.server.accept();
            var backend =
                    new Socket(this.target.getServerNames()[0], this.target.getPortNumbers()[0]);
            this.connections.incrementAndGet();
            this.sockets.addAll(List.of(client, backend));
            start(() -> {
                backend.getInputStream().transferTo(client.getOutputStream());
                client.close();
            });
            start(() -> {
                count(new DataInputStream(client.getInputStream()), backend.getOutputStream(), client);
                backend.close();
            });
        }
    }

    private void count(DataInputStream in, OutputStream out, Socket client) throws IOException {
        out.write(message(in));
        for (int type = in.read(); type >= 0; type = in.read()) {
            var message = message(in);
            var isTrip = type == 'S' || type == 'Q' && !isBegin(message);
            var isCut = this.roundTrips.addAndGet(isTrip ? 1 : 0) == this.cutAt && isTrip;
            if (isCut) {
                client.shutdownOutput();
            }
            if (!isCut || this.heard) {
                out.write(type);
                out.write(message);
            }
            if (isCut) {
                client.close();
                return;
            }
        }
    }

    private static boolean isBegin(byte[] query) {
        return new String(query, Integer.BYTES, query.length - Integer.BYTES - 1, StandardCharsets.UTF_8)
                .equals("BEGIN");
    }

    // The length counts itself.
    private static byte[] message(DataInputStream in) throws IOException {
        var length = in.readInt();
        var message = new byte[length];
        message[0] = (byte) (length >>> 24);
        message[1] = (byte) (length >>> 16);
        message[2] = (byte) (length >>> 8);
        message[3] = (byte) length;
        in.readFully(message, Integer.BYTES, length - Integer.BYTES);
        return message;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One of the two has gone, and so has this connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
