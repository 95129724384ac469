package dev.peng.cli.output;

import dev.peng.event.Progress;
import dev.peng.event.StepId;

/** How far a run is, in one line below all others that goes away at its end. Belongs to the thread of the run. */
interface ProgressLine {

    /** Nobody sees it. */
    ProgressLine NONE = new ProgressLine() {};

    /** A run begins. */
    default void start(String verb, int steps) {}

    /** So many steps are done. */
    default void reach(int steps) {}

    /** One goes on. */
    default void reach(StepId step, Progress progress) {}

    /** Writes something above it. */
    default void above(Runnable line) {
        line.run();
    }

    /** The run has ended. */
    default void end() {}
}
