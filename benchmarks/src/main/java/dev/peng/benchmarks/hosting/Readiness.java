package dev.peng.benchmarks.hosting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks an application whether it is ready, as the probe of a cluster does, but without long pauses.
 *
 * @param port that the application is to listen on
 */
record Readiness(int port) {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** At a port that is free now. */
    static Readiness atFreePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Readiness(socket.getLocalPort());
        }
    }

    /** Returns true as soon as it is; false when the process has ended, or at the deadline of {@link System#nanoTime()}. */
    boolean await(Process process, long deadline) throws InterruptedException {
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (isReady()) {
                return true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return false;
    }

    private boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                    .timeout(PATIENCE)
                    .build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Nobody listens yet.
            return false;
        }
    }
}
