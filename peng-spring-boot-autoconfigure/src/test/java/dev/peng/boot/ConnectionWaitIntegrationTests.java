package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.error.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

@Timeout(60)
class ConnectionWaitIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
        // The pool does not wait by itself.
        this.application.with(
                "spring.main.web-application-type=none", "spring.datasource.hikari.connection-timeout=250");
    }

    @Test
    void aDatabaseThatComesLaterIsWaitedFor() throws IOException {
        var server = URI.create(this.application.database().local().jdbcUrl().substring("jdbc:".length()));
        var port = freePort();
        Porter.duty = () -> open(port, server);

        this.application
                .with("spring.datasource.url=jdbc:postgresql://localhost:%d%s".formatted(port, server.getPath()))
                .run(Porter.class);

        assertThat(this.application.database().hasTable("book")).isTrue();
    }

    @Test
    void oneThatDoesNotComeEndsTheStart() throws IOException {
        var began = System.nanoTime();
        this.application.with(
                "spring.datasource.url=jdbc:postgresql://localhost:%d/none".formatted(freePort()),
                "peng.connect.timeout=2s");

        assertThatThrownBy(this.application::run).isInstanceOf(DatabaseException.class);
        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void whatTimeDoesNotMendIsNotWaitedFor() {
        this.application.with("spring.datasource.password=wrong", "spring.datasource.username=nobody");

        assertThatThrownBy(this.application::run).isInstanceOf(DatabaseException.class);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    // Lets everybody through from now on, until the JVM ends.
    private static void open(int port, URI server) {
        try {
            var door = new ServerSocket(port);
            inBackground(() -> {
                while (true) {
                    var client = door.accept();
                    var behind = new Socket(server.getHost(), server.getPort());
                    inBackground(() -> copy(client.getInputStream(), behind.getOutputStream()));
                    inBackground(() -> copy(behind.getInputStream(), client.getOutputStream()));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        try (in;
                out) {
            in.transferTo(out);
        }
    }

    private static void inBackground(Copying work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The other side has ended.
                    }
                },
                "door");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a door a second after the application was started, which is before it is ready. */
    static class Porter implements ApplicationRunner {

        private static Runnable duty = () -> {};

        @Override
        public void run(ApplicationArguments arguments) {
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(duty);
        }
    }

    private interface Copying {
        void run() throws IOException;
    }
}
