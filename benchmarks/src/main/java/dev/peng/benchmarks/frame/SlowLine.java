package dev.peng.benchmarks.frame;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A longer way to a server of this machine: whatever it says arrives later, so that each round trip takes so much more. What is said in one go is
 * held back once, as on a real line.
 */
public final class SlowLine implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final int target;
    private final long delay;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /**
     * Listens on a free port of the loopback address.
     *
     * @param port of the server
     * @param delay of each answer
     */
    public SlowLine(int port, Duration delay) throws IOException {
        this.target = port;
        this.delay = delay.toNanos();
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The same URL by way of this line. */
    public String by(String jdbcUrl) {
        return jdbcUrl.replaceFirst("//[^/]*/", "//127.0.0.1:" + server.getLocalPort() + "/");
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
            var backend = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            backend.setTcpNoDelay(true);
            sockets.addAll(List.of(client, backend));
            var underWay = new LinkedBlockingQueue<Piece>();
            start(() -> pass(client, backend));
            start(() -> read(backend, underWay));
            start(() -> write(underWay, client));
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
        to.close();
    }

    private void read(Socket from, BlockingQueue<Piece> underWay) throws IOException {
        var buffer = new byte[BUFFER];
        for (var length = from.getInputStream().read(buffer);
                length >= 0;
                length = from.getInputStream().read(buffer)) {
            underWay.add(new Piece(Arrays.copyOf(buffer, length), System.nanoTime() + delay));
        }
        underWay.add(Piece.END);
    }

    private static void write(BlockingQueue<Piece> underWay, Socket to) throws IOException, InterruptedException {
        for (var piece = underWay.take(); piece != Piece.END; piece = underWay.take()) {
            for (var left = piece.due - System.nanoTime(); left > 0; left = piece.due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            to.getOutputStream().write(piece.bytes);
        }
        to.close();
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of the two has gone, and so has this connection.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "slow-line");
        thread.setDaemon(true);
        thread.start();
    }

    private record Piece(byte[] bytes, long due) {
        static final Piece END = new Piece(new byte[0], 0);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
