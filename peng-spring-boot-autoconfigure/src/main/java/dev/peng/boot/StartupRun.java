package dev.peng.boot;

import dev.peng.Peng;
import dev.peng.error.PengException;
import dev.peng.error.UnexpectedException;
import dev.peng.run.Outlook;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ReadinessState;

/**
 * The run that belongs to the start of the application: migrations, then seeds, once per context; or, as the mode is, only a
 * look at them. Thread-safe.
 */
public final class StartupRun {

    private static final Logger log = LoggerFactory.getLogger(StartupRun.class);

    private final Peng peng;
    private final StartupSettings settings;
    private final PengRunStrategy strategy;
    private final List<StartupRun> others;
    private final Consumer<ReadinessState> readiness;
    private final StartupTrace trace;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean done;
    private volatile boolean refused;

    /**
     * @param peng what runs
     * @param settings when and how
     * @param strategy what runs then, if anything is run
     * @param others of further databases, which follow
     * @param readiness tells the application whether it is to accept traffic
     * @param trace shows it among the steps of the start
     */
    public StartupRun(
            Peng peng,
            StartupSettings settings,
            PengRunStrategy strategy,
            List<StartupRun> others,
            Consumer<ReadinessState> readiness,
            StartupTrace trace) {
        this.peng = peng;
        this.settings = settings;
        this.strategy = strategy;
        this.others = List.copyOf(others);
        this.readiness = readiness;
        this.trace = trace;
    }

    /** Whether the application itself sees to it, or still waits, that the database is brought up to date. */
    public boolean isAutomatic() {
        return this.settings.runAt() != RunAt.MANUAL && (this.settings.mode() == Mode.MIGRATE || !this.done);
    }

    /** Whether the application has not come to it yet, or it is under way. */
    boolean isStillToCome() {
        return this.settings.runAt() != RunAt.MANUAL && !this.done && !this.refused;
    }

    /** Whether seeds are applied after the migrations. */
    public boolean includesSeeds() {
        return this.settings.seeds();
    }

    /** Whether it has ended well, on all databases, so that they are as this application needs it. Costs one volatile read. */
    public boolean isDone() {
        return this.done;
    }

    /** Whether it has failed, and traffic is refused since then. Costs one volatile read. */
    public boolean isRefused() {
        return this.refused;
    }

    /** Whether it has begun at that moment, and has not ended. */
    boolean isUnderWayAt(RunAt when) {
        return when == this.settings.runAt() && this.begun.get() && !this.done && !this.refused;
    }

    /** Runs if this is the moment and it has not begun before. Synchronous; what fails is thrown, or refuses traffic. */
    void at(RunAt now) {
        if (now != this.settings.runAt()) {
            return;
        }
        try {
            now();
        } catch (RuntimeException e) {
            if (this.settings.onFailure() == OnFailure.FAIL) {
                throw e;
            }
            refuse(e instanceof PengException known ? known : new UnexpectedException(e));
        }
    }

    /** Runs if it has not begun before, whatever the moment. Synchronous; what fails is thrown. */
    void now() {
        if (this.begun.compareAndSet(false, true)) {
            this.trace.during(this::run);
            this.others.forEach(StartupRun::now);
            this.done = true;
        }
    }

    private void run() {
        this.peng.awaitDatabase(this.settings.connectTimeout());
        switch (this.settings.mode()) {
            case MIGRATE -> this.strategy.run(this.peng);
            case VALIDATE -> outlook().validate();
            case WAIT -> outlook().await();
        }
    }

    /** Accepts traffic that was refused if nothing is left to do by now; somebody has mended it. Asks the database. */
    void lookAgain() {
        try {
            if (this.refused && isNothingLeft()) {
                accept();
            }
        } catch (PengException e) {
            log.debug("nobody knows whether anything is left to do", e);
        }
    }

    /** Says once more that traffic is refused, to those who have heard something else since. */
    synchronized void sayAgain() {
        if (this.refused) {
            this.readiness.accept(ReadinessState.REFUSING_TRAFFIC);
        }
    }

    private boolean isNothingLeft() {
        return outlook().outstanding().isEmpty() && this.others.stream().allMatch(StartupRun::isNothingLeft);
    }

    private Outlook outlook() {
        return this.settings.seeds()
                ? this.peng.outlook()
                : this.peng.migrations().outlook();
    }

    private synchronized void refuse(PengException e) {
        this.refused = true;
        log.error("""
                traffic is refused until nothing is left to do (peng.on-failure=refuse-traffic)

                Description:

                {}

                Action:

                {}
                """, new FailureDescription(e), e.action());
    }

    private synchronized void accept() {
        if (this.refused) {
            this.done = true;
            this.refused = false;
            log.info("nothing is left to do, and traffic is accepted");
            this.readiness.accept(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }
}
