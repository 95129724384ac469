package dev.peng.boot.gate;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;

/**
 * Decides which requests are let in while the run of the start is not done: those of management, probes and health.
 * Thread-safe. Once it is open it stays open, and costs one volatile read.
 */
public final class Gate {

    private final BooleanSupplier isDone;
    private final Supplier<Collection<String>> patterns;
    private volatile boolean open;
    private volatile @Nullable Paths paths;

    /**
     * Both are asked at requests only: a filter is made so early in a start that asking there would make the database's
     * beans before their time.
     *
     * @param isDone whether the run of the start has ended well
     * @param patterns of the paths that always pass
     */
    public Gate(BooleanSupplier isDone, Supplier<Collection<String>> patterns) {
        this.isDone = isDone;
        this.patterns = patterns;
    }

    boolean isOpen() {
        return this.open || opens();
    }

    /** Whether requests of a path pass even now, relative to where the handlers of the application are. */
    boolean alwaysLetsIn(PathContainer path) {
        return paths().contain(path);
    }

    private boolean opens() {
        var done = this.isDone.getAsBoolean();
        if (done) {
            this.open = true;
        }
        return done;
    }

    private Paths paths() {
        var known = this.paths;
        if (known == null) {
            known = Paths.of(this.patterns.get());
            this.paths = known;
        }
        return known;
    }
}
