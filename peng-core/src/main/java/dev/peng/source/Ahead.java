package dev.peng.source;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What is read on a thread of its own, while the caller connects and asks the database: both take about as long.
 *
 * @param <T> what is read
 */
public final class Ahead<T> {

    private final FutureTask<T> reading;

    private Ahead(FutureTask<T> reading) {
        this.reading = reading;
    }

    /** Begins to read. The thread ends with it, and does not keep the JVM alive. */
    public static <T> Ahead<T> read(Supplier<T> source) {
        var reading = new FutureTask<>(source::get);
        var thread = new Thread(reading, "peng-files");
        thread.setDaemon(true);
        thread.start();
        return new Ahead<>(reading);
    }

    /** Waits for it, interrupted or not; throws what the reader has thrown. */
    public T get() {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return this.reading.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(Objects.requireNonNull(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
