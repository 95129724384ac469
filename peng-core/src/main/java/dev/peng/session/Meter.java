package dev.peng.session;

import dev.peng.event.Progress;
import java.util.function.Consumer;

/** Measures how far a step is, and tells it about once a second. Belongs to the thread of its session. */
public final class Meter {

    private static final long INTERVAL = 1_000_000_000;

    private Consumer<Progress> listener = progress -> {};
    private long bytes;
    private long of;
    private long rows;
    private long told;

    Meter() {}

    /**
     * Begins with the next step.
     *
     * @param next is told how far it is
     */
    public void start(Consumer<Progress> next) {
        this.listener = next;
        restart(0);
    }

    /**
     * Begins from the beginning of what is sent, once more perhaps.
     *
     * @param size of it in bytes, 0 if that is not known
     */
    public void restart(long size) {
        this.bytes = 0;
        this.of = size;
        this.rows = 0;
        this.told = System.nanoTime();
    }

    /** So many bytes are sent by now. */
    public void reach(long offset) {
        this.bytes = offset;
        var now = System.nanoTime();
        if (now - this.told >= INTERVAL) {
            this.told = now;
            this.listener.accept(progress());
        }
    }

    /** So many more bytes are sent. */
    public void add(long more) {
        reach(this.bytes + more);
    }

    /** So many more rows have come or gone. */
    public void addRows(long more) {
        this.rows += more;
    }

    /** How far it is. */
    public Progress progress() {
        return new Progress(this.bytes, this.of, this.rows);
    }
}
