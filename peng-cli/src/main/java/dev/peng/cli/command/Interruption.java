package dev.peng.cli.command;

import dev.peng.session.Cancellation;

/**
 * What happens when the process is told to end while it runs: the run is cancelled, and has time to roll back and to say what
 * became of it.
 */
public final class Interruption implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final Cancellation cancellation = Cancellation.ofThisThread();

    private Interruption() {}

    /** Begins to watch over the run of this thread. */
    public static Interruption ofThisThread() {
        var interruption = new Interruption();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> interruption.cancellation.cancel(PATIENCE), "peng-interruption"));
        return interruption;
    }

    /** The run has ended by itself, and has said what it had to say. */
    @Override
    public void close() {
        this.cancellation.close();
    }

    /** What ends the run. */
    Cancellation cancellation() {
        return this.cancellation;
    }
}
