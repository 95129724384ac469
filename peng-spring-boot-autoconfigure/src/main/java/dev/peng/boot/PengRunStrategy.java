package dev.peng.boot;

import dev.peng.Peng;

/**
 * What the start of the application runs, at the moment that {@code peng.run-at} names. A bean of this type replaces migrations
 * and seeds; the database has been waited for. What it throws ends the application.
 */
@FunctionalInterface
public interface PengRunStrategy {

    /** Runs; on the main thread, once. */
    void run(Peng peng);

    /**
     * Without a bean: all pending migrations, then the seeds.
     *
     * @param seeds whether seeds are applied
     */
    static PengRunStrategy standard(boolean seeds) {
        return seeds ? Peng::run : peng -> peng.migrations().up();
    }
}
