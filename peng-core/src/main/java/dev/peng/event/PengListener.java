package dev.peng.event;

/**
 * Hears what happens in a run. It is called on the thread of the run, while the lock is held: be quick. What it throws
 * is logged and changes nothing.
 */
@FunctionalInterface
public interface PengListener {

    /** Called for each event, in order. */
    void onEvent(PengEvent event);
}
