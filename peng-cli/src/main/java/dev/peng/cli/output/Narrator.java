package dev.peng.cli.output;

import dev.peng.event.PengEvent;
import dev.peng.event.PengListener;
import java.time.Duration;

/** Tells people of a run while it goes on. */
public final class Narrator implements PengListener {

    private final Screen screen;
    private final ProgressLine progress;
    private int number;
    private int of;

    public Narrator(Screen screen) {
        this.screen = screen;
        this.progress = screen.progress();
    }

    @Override
    public void onEvent(PengEvent event) {
        if (event instanceof PengEvent.RunPlanned planned) {
            this.progress.start(planned.verb().toString(), planned.steps().size());
        } else if (event instanceof PengEvent.StepStarted started) {
            this.number = started.number();
            this.of = started.of();
            this.progress.reach(this.number - 1);
        } else if (event instanceof PengEvent.StepProgressed progressed) {
            this.progress.reach(progressed.step(), progressed.progress());
        } else if (event instanceof PengEvent.StepFinished finished) {
            this.progress.reach(this.number);
            this.progress.above(() -> tell(finished));
        } else if (event instanceof PengEvent.RunFinished || event instanceof PengEvent.RunFailed) {
            this.progress.end();
        } else {
            this.progress.above(() -> warn(event));
        }
    }

    private void tell(PengEvent.StepFinished finished) {
        this.screen.tell("@|green [%d/%d]|@ %s  @|faint %s|@"
                .formatted(this.number, this.of, finished.step(), words(finished.took())));
    }

    private void warn(PengEvent event) {
        if (event instanceof PengEvent.LockWaiting waiting) {
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
