package dev.peng.boot;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Stands before the server of a test and changes one message of its answer to a new connection (manual, section 55.7); everything else
 * passes as it is.
 */
public final class Disguise implements AutoCloseable {

    private static final int PARAMETER = 'S';

    private static final int KEY = 'K';

    private static final int READY = 'Z';

    private final TestDatabase target;
    private final int type;
    private final UnaryOperator<byte[]> change;
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Disguise(TestDatabase target, int type, UnaryOperator<byte[]> change) throws IOException {
        this.target = target;
        this.type = type;
        this.change = change;
        start(this::accept);
    }

    /** A server that says that it is of another version. */
    public static Disguise ofVersion(TestDatabase target, String version) throws IOException {
        return new Disguise(target, PARAMETER, message -> {
            var said = new String(message, StandardCharsets.UTF_8);
            return said.startsWith("server_version\0")
                    ? ("server_version\0" + version + "\0").getBytes(StandardCharsets.UTF_8)
                    : message;
        });
    }

    /** One that answers from another process than the one that it has named, as a pooler does. */
    public static Disguise asPooler(TestDatabase target) throws IOException {
        return new Disguise(target, KEY, message -> {
            var key = ByteBuffer.wrap(message);
            return key.putInt(0, key.getInt(0) + 1).array();
        });
    }

    /** What an application has to set to meet it. */
    public String property() {
        return "spring.datasource.url="
                + url().replaceFirst("//[^/]+/", "//127.0.0.1:" + this.server.getLocalPort() + "/")
                + (url().contains("?") ? "&" : "?") + "sslmode=disable&gssEncMode=disable";
    }

    @Override
    public void close() throws IOException {
        this.server.close();
        for (var socket : this.sockets) {
            socket.close();
        }
    }

    private String url() {
        return this.target.local().jdbcUrl();
    }

    private void accept() throws IOException {
        var address = URI.create(url().substring("jdbc:".length()));
        while (!this.server.isClosed()) {
            var client = this.server.accept();
            var backend = new Socket(address.getHost(), address.getPort());
            this.sockets.addAll(List.of(client, backend));
            start(() -> {
                client.getInputStream().transferTo(backend.getOutputStream());
                backend.close();
            });
            start(() -> {
                greet(new DataInputStream(backend.getInputStream()), new DataOutputStream(client.getOutputStream()));
                backend.getInputStream().transferTo(client.getOutputStream());
                client.close();
            });
        }
    }

    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            // The length counts itself.
            var message = in.readNBytes(in.readInt() - Integer.BYTES);
            var changed = next == this.type ? this.change.apply(message) : message;
            out.writeByte(next);
            out.writeInt(changed.length + Integer.BYTES);
            out.write(changed);
            out.flush();
            if (next == READY) {
                return;
            }
        }
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
