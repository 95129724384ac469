package dev.peng.benchmarks.asking;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Several ask the same at once, each again as soon as it has its answer, on connections that stay open.
 *
 * @param count how many
 */
record Readers(int count) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Asks until the time is over, and no more as soon as one answer is wrong.
     *
     * @param processorTime that the application has taken so far
     */
    Turn read(URI address, Check check, Duration time, Supplier<Duration> processorTime)
            throws InterruptedException, ExecutionException {
        var reading =
                new Reading(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), check);
        var threads = Executors.newFixedThreadPool(count);
        try {
            var before = processorTime.get();
            var begin = System.nanoTime();
            var readers = new ArrayList<Future<List<Double>>>();
            for (var i = 0; i < count; i++) {
                readers.add(threads.submit(() -> reading.until(begin + time.toNanos())));
            }
            var latencies = new ArrayList<Double>();
            for (var reader : readers) {
                latencies.addAll(reader.get());
            }
            var took = (System.nanoTime() - begin) / 1e9;
            return reading.turn(latencies, took, processorTime.get().minus(before));
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the readers have in common. */
    private static final class Reading {

        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final AtomicLong bytes = new AtomicLong();
        private final HttpRequest request;
        private final Check check;
        private volatile String outcome = Turn.RIGHT;

        Reading(HttpRequest request, Check check) {
            this.request = request;
            this.check = check;
        }

        /** How long each answer took; one at least. */
        List<Double> until(long end) throws InterruptedException {
            var latencies = new ArrayList<Double>();
            do {
                latencies.add(ask());
            } while (System.nanoTime() < end && outcome.equals(Turn.RIGHT));
            return latencies;
        }

        Turn turn(List<Double> latencies, double took, Duration processorTime) {
            return outcome.equals(Turn.RIGHT)
                    ? Turn.of(latencies, took, bytes.get(), processorTime.toNanos() / 1e9)
                    : Turn.failed(outcome);
        }

        private double ask() throws InterruptedException {
            var begin = System.nanoTime();
            try {
                var answer = client.send(request, BodyHandlers.ofByteArray());
                var took = (System.nanoTime() - begin) / 1e9;
                check.fault(answer.statusCode(), answer.body()).ifPresent(fault -> fail("wrong: " + fault));
                bytes.set(answer.body().length);
                return took;
            } catch (IOException e) {
                fail(e.getClass().getSimpleName());
                return 0;
            }
        }

        private void fail(String how) {
            outcome = how;
        }
    }
}
