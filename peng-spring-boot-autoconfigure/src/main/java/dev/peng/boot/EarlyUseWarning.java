package dev.peng.boot;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Warns once, when the application is ready and migrations turn out to be pending, of the beans that may have used the database before. Where
 * nothing is pending nobody has missed anything, and nothing is said.
 */
public final class EarlyUseWarning implements PengListener {

    private static final Logger log = LoggerFactory.getLogger(EarlyUseWarning.class);

    private final ObjectProvider<StartupRun> startup;
    private final EarlyUsers users;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * @param startup the run of the start
     * @param beans of the application
     * @param environment of the application
     */
    public EarlyUseWarning(
            ObjectProvider<StartupRun> startup, ConfigurableListableBeanFactory beans, Environment environment) {
        this.startup = startup;
        this.users = new EarlyUsers(beans, environment);
    }

    @Override
    public void onEvent(PengEvent event) {
        if (showsWhatIsPending(event)
                && this.startup.stream().anyMatch(run -> run.isUnderWayAt(RunAt.READY))
                && this.said.compareAndSet(false, true)) {
            warn();
        }
    }

    private static boolean showsWhatIsPending(PengEvent event) {
        return event instanceof RunPlanned planned && planned.verb() == Verb.UP
                || event instanceof LockWaiting waiting && waiting.verb() == Verb.WAIT;
    }

    private void warn() {
        var names = this.users.names();
        if (!names.isEmpty()) {
            log.warn(
                    "these may have used the database before the migrations that are applied now, when the application is ready:"
                            + " {}; if they need them, set peng.run-at=started (before application and command line runners)"
                            + " or peng.run-at=startup (before beans that use the database are made)",
                    String.join(", ", names));
        }
    }
}
