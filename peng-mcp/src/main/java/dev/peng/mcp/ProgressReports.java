package dev.peng.mcp;

import dev.peng.event.PengEvent;
import dev.peng.event.PengListener;
import dev.peng.event.Progress;
import dev.peng.event.StepId;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;

/** Tells a client that wants to know how far a run is: the steps done and a part of the one that runs, of all steps. */
final class ProgressReports implements PengListener {

    private final McpSyncServerExchange exchange;
    private final Object token;
    private int number;
    private int of;
    private double told = -1;

    /**
     * @param exchange with the client
     * @param token that the client has given for these notifications
     */
    ProgressReports(McpSyncServerExchange exchange, Object token) {
        this.exchange = exchange;
        this.token = token;
    }

    @Override
    public void onEvent(PengEvent event) {
        if (event instanceof PengEvent.StepStarted started) {
            this.number = started.number();
            this.of = started.of();
            tell(this.number - 1, started.step() + " begins");
        } else if (event instanceof PengEvent.StepProgressed progressed) {
            tell(this.number - 1 + part(progressed.progress()), words(progressed.step(), progressed.progress()));
        } else if (event instanceof PengEvent.StepFinished finished) {
            tell(this.number, words(finished.step(), finished.progress()));
        } else if (event instanceof PengEvent.LockWaiting waiting && this.told < 0) {
            tell(0, "waiting for another run" + (waiting.holder() == null ? "" : ": " + waiting.holder()));
        }
    }

    // It must grow from one notification to the next.
    private void tell(double progress, String message) {
        if (progress > this.told) {
            this.told = progress;
            var notification =
                    ProgressNotification.builder(this.token, progress).message(message);
            this.exchange.progressNotification(
                    this.of == 0
                            ? notification.build()
                            : notification.total((double) this.of).build());
        }
    }

    private static double part(Progress progress) {
        return progress.of() <= 0 ? 0 : Math.min(0.99, (double) progress.bytes() / progress.of());
    }

    private static String words(StepId step, Progress progress) {
        return progress.rows() > 0 ? "%s: %d rows".formatted(step, progress.rows()) : step.toString();
    }
}
