package dev.peng.benchmarks.serving;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Requests at a steady rate, on a connection for each of several threads. A request is late from the moment at which it was due, not from
 * the one at which a thread was free for it: a stall is felt by all who come meanwhile.
 */
final class Traffic implements AutoCloseable {

    private static final int THREADS = 8;

    private final Shop shop;
    private final DataSource database;
    private final double perSecond;
    private final ConcurrentLinkedQueue<Request> served = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile long last = Long.MAX_VALUE;

    /** Begins at once. */
    Traffic(Shop shop, DataSource database, double perSecond) {
        this.shop = shop;
        this.database = database;
        this.perSecond = perSecond;
        var begin = System.nanoTime();
        for (var thread = 0; thread < THREADS; thread++) {
            var first = thread;
            threads.submit(() -> serve(first, begin));
        }
    }

    /**
     * Stops when those that are due have been served.
     *
     * @param from the first moment that counts, as {@link System#nanoTime} has it
     * @param to the last one
     * @return the requests that were due meanwhile
     */
    List<Request> between(long from, long to) throws InterruptedException {
        last = to;
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("requests are stuck");
        }
        return new ArrayList<>(served)
                .stream()
                        .filter(request -> request.due() >= from && request.due() <= to)
                        .toList();
    }

    @Override
    public void close() {
        last = Long.MIN_VALUE;
        threads.shutdownNow();
    }

    private Void serve(int first, long begin) throws SQLException {
        try (var connection = database.getConnection()) {
            var due = due(begin, first);
            for (var number = (long) first; due <= last; number += THREADS) {
                for (var left = due - System.nanoTime(); left > 0 && due <= last; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var isServed = true;
                try {
                    shop.serve(connection, number);
                } catch (SQLException e) {
                    isServed = false;
                }
                served.add(new Request(due, (System.nanoTime() - due) / 1e9, isServed));
                due = due(begin, number + THREADS);
            }
        }
        return null;
    }

    private long due(long begin, long number) {
        return begin + (long) (number * 1e9 / perSecond);
    }

    /**
     * A request.
     *
     * @param due when it should have been served, as {@link System#nanoTime} has it
     * @param seconds how long after that it was
     * @param served whether the server has not refused it
     */
    record Request(long due, double seconds, boolean served) {}
}
