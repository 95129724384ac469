package dev.peng.boot;

import dev.peng.error.ProblemsException;
import dev.peng.event.StepId;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Makes a step {@code peng.run} of what the start runs on a database, so that {@code /actuator/startup} shows it: with
 * {@code database}, {@code state} (done, refused or failed), and how many {@code migrations} and {@code seeds} were applied.
 *
 * @param startup has the steps
 * @param database its name
 * @param monitor counts what runs on it
 */
public record StartupTrace(ApplicationStartup startup, String database, RunMonitor monitor) {

    /** Runs; what is thrown ends the step and goes on. */
    void during(Runnable run) {
        var step = startup.start("peng.run").tag("database", database);
        var migrations = monitor.finished(StepId.Kind.MIGRATION);
        var seeds = monitor.finished(StepId.Kind.SEED);
        var state = "failed";
        try {
            run.run();
            state = "done";
        } catch (ProblemsException e) {
            state = "refused";
            throw e;
        } finally {
            step.tag("state", state);
            count(step, "migrations", monitor.finished(StepId.Kind.MIGRATION) - migrations);
            count(step, "seeds", monitor.finished(StepId.Kind.SEED) - seeds);
            step.end();
        }
    }

    private static void count(StartupStep step, String key, int number) {
        step.tag(key, Integer.toString(number));
    }
}
