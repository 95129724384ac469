package dev.peng.cli.output;

import dev.peng.event.PengEvent;
import dev.peng.event.PengListener;
import java.time.Duration;

/** Tells people of a run while it goes on. */
public final class Narrator implements PengListener {

    private final Screen screen;
    private int number;
    private int of;

    public Narrator(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void onEvent(PengEvent event) {
        if (event instanceof PengEvent.StepStarted started) {
            this.number = started.number();
            this.of = started.of();
        } else if (event instanceof PengEvent.StepFinished finished) {
            this.screen.tell("@|green [%d/%d]|@ %s  @|faint %s|@"
                    .formatted(this.number, this.of, finished.step(), words(finished.took())));
        } else if (event instanceof PengEvent.LockWaiting waiting) {
            this.screen.warn("waiting for another run since " + words(waiting.waited())
                    + (waiting.holder() == null ? "" : ": " + waiting.holder()));
        } else if (event instanceof PengEvent.StepRetrying retrying) {
            this.screen.warn("%s: attempt %d failed (%s), the next one in %s"
                    .formatted(
                            retrying.step(),
                            retrying.attempt(),
                            retrying.error().sqlState(),
                            words(retrying.pause())));
        }
    }

    private static String words(Duration duration) {
        return duration.toMillis() < 10_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
