package dev.peng.benchmarks.crowding;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of a {@link Replica}, which has to be told to begin. */
final class ReplicaProcess implements AutoCloseable {

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();

    private ReplicaProcess(Process process) {
        this.process = process;
    }

    static ReplicaProcess start(List<String> command) throws IOException {
        var replica = new ReplicaProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        var listener = new Thread(replica::listen, "replica");
        listener.setDaemon(true);
        listener.start();
        return replica;
    }

    /**
     * Returns when it waits for the word.
     *
     * @throws IllegalStateException if it never does
     */
    void awaitReady(long deadline) throws InterruptedException, ExecutionException {
        try {
            if (!ready.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("a replica has ended before it was to begin: " + output);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("a replica is not ready in time: " + output, e);
        }
    }

    /** Gives it the word. */
    void release() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** How and when it has returned; late if it has not. */
    End await(long deadline) throws InterruptedException, ExecutionException {
        try {
            return end.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new End(End.LATE, deadline);
        }
    }

    /** What it has written. */
    String output() {
        return output.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void listen() {
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line, System.nanoTime());
            }
        } catch (IOException e) {
            output.append(e);
        } finally {
            ready.complete(false);
            end.complete(new End("it has ended without a word", System.nanoTime()));
        }
    }

    private void hear(String line, long now) {
        output.append(line).append('\n');
        if (line.equals(Replica.READY)) {
            ready.complete(true);
        } else if (line.equals(Replica.RETURNED)) {
            end.complete(new End(End.WELL, now));
        } else if (line.startsWith(Replica.FAILURE)) {
            end.complete(new End(line.substring(Replica.FAILURE.length()).strip(), now));
        }
    }

    /**
     * That a replica has returned.
     *
     * @param how in a few words
     * @param at on the clock of {@link System#nanoTime()}
     */
    record End(String how, long at) {

        static final String WELL = "well";
        static final String LATE = "late";

        boolean well() {
            return how.equals(WELL);
        }
    }
}
