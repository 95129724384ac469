package dev.peng.cli.output;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/** The last line of a terminal, which is written again and again. A run that is over at once has none. For several threads. */
final class BottomLine implements ProgressBarConsumer {

    private static final long PATIENCE = 300_000_000;

    private final PrintStream out;
    private final Terminal terminal;
    private final long since = System.nanoTime();
    private volatile int width;
    private String text = "";
    private boolean closed;

    BottomLine(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    // On the thread of the bar, as it takes a moment to find out.
    @Override
    public int getMaxRenderedLength() {
        if (this.width == 0) {
            this.width = this.terminal.width() - 1;
        }
        return this.width;
    }

    @Override
    public synchronized void accept(String rendered) {
        if (!this.closed && System.nanoTime() - this.since > PATIENCE) {
            this.text = rendered;
            this.out.print("\r" + rendered);
            this.out.flush();
        }
    }

    /** Writes something above it. */
    synchronized void above(Runnable words) {
        clear();
        words.run();
        if (!this.text.isEmpty()) {
            accept(this.text);
        }
    }

    // Blanks, as not every terminal knows how to erase a line.
    @Override
    public synchronized void clear() {
        if (!this.text.isEmpty()) {
            this.out.print("\r" + " ".repeat(this.width) + "\r");
            this.out.flush();
        }
    }

    @Override
    public synchronized void close() {
        clear();
        this.closed = true;
    }
}
