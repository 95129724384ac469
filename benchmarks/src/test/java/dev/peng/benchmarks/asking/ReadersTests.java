package dev.peng.benchmarks.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadersTests {

    private static final String APPLIED = "[{\"version\": \"1\", \"state\": \"applied\"}]";

    private final AtomicInteger questions = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void countEveryAnswer() throws Exception {
        answer(question -> APPLIED);

        var turn = read(Duration.ofMillis(50));

        assertThat(turn.outcome()).isEqualTo("right");
        assertThat(turn.answers()).isEqualTo(questions.get()).isGreaterThanOrEqualTo(3);
        assertThat(turn.bytes()).isEqualTo(APPLIED.length());
        assertThat(turn.median()).isPositive().isLessThanOrEqualTo(turn.p99());
        assertThat(turn.p99()).isLessThanOrEqualTo(turn.longest());
        assertThat(turn.processorSeconds()).isZero();
    }

    @Test
    void stopAtAnAnswerThatIsWrong() throws Exception {
        answer(question -> question < 9 ? APPLIED : "[]");

        var turn = read(Duration.ofSeconds(20));

        assertThat(turn.outcome()).isEqualTo("wrong: 1 of 1 versions missing");
        assertThat(turn.right()).isFalse();
    }

    @Test
    void stopWhereNobodyListens() throws Exception {
        server.stop(0);

        assertThat(read(Duration.ofSeconds(20)).outcome()).isEqualTo("ConnectException");
    }

    private Turn read(Duration time) throws Exception {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var check = new Check(Contestant.PENG.words(), Set.of("1"));
        return new Readers(3).read(address, check, time, () -> Duration.ZERO);
    }

    private void answer(IntFunction<String> answers) {
        server.createContext("/", exchange -> {
            var answer = answers.apply(questions.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
    }
}
