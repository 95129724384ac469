package dev.peng.event;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners, and stands between them and the run: a listener that throws is logged, nothing more. */
public final class PengListeners implements PengListener {

    private static final Logger log = LoggerFactory.getLogger(PengListeners.class);

    private final List<PengListener> listeners;

    public PengListeners(List<? extends PengListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onEvent(PengEvent event) {
        for (var listener : this.listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException | Error e) {
                log.warn("the listener {} failed on {}", listener, event, e);
            }
        }
    }
}
