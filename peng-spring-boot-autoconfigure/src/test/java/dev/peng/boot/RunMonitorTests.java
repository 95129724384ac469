package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.RunProgress.Phase;
import dev.peng.error.ConfigurationException;
import dev.peng.error.LockHolder;
import dev.peng.error.PengException;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepProgressed;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.Progress;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunMonitorTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final StepId BOOK = new StepId(StepId.Kind.MIGRATION, "1", "book");
    private static final StepId MEMBER = new StepId(StepId.Kind.MIGRATION, "2", "member");
    private static final PengException FAILURE = new ConfigurationException("wrong", "Mend it.");

    private final RunMonitor monitor = new RunMonitor(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void knowsOfNoRunAtFirst() {
        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.NONE, null, NOW, 0, 0, null, null, Progress.NONE, null, null));
        assertThat(this.monitor.progress().isUnderWay()).isFalse();
    }

    @Test
    void knowsForWhomARunWaits() {
        var holder = new LockHolder(42, "shop", null, null);

        this.monitor.onEvent(new LockWaiting(Verb.UP, holder, Duration.ZERO));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.WAITING, Verb.UP, NOW, 0, 0, null, null, Progress.NONE, holder, null));
        assertThat(this.monitor.progress().isUnderWay()).isTrue();
    }

    @Test
    void countsTheStepsThatAreDone() {
        this.monitor.onEvent(new RunPlanned(Verb.UP, List.of(BOOK, MEMBER)));
        this.monitor.onEvent(new StepStarted(Verb.UP, BOOK, 1, 2));
        this.monitor.onEvent(new StepFinished(Verb.UP, BOOK, Duration.ZERO, Progress.NONE));
        this.monitor.onEvent(new StepStarted(Verb.UP, MEMBER, 2, 2));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.RUNNING, Verb.UP, NOW, 1, 2, MEMBER, NOW, Progress.NONE, null, null));
        assertThat(this.monitor.progress().isUnderWay()).isTrue();
    }

    @Test
    void namesNoStepBetweenTwo() {
        this.monitor.onEvent(new RunPlanned(Verb.UP, List.of(BOOK, MEMBER)));
        this.monitor.onEvent(new StepStarted(Verb.UP, BOOK, 1, 2));
        this.monitor.onEvent(new StepFinished(Verb.UP, BOOK, Duration.ZERO, Progress.NONE));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.RUNNING, Verb.UP, NOW, 1, 2, null, null, Progress.NONE, null, null));
    }

    @Test
    void knowsHowFarAStepIs() {
        this.monitor.onEvent(new RunPlanned(Verb.UP, List.of(BOOK)));
        this.monitor.onEvent(new StepStarted(Verb.UP, BOOK, 1, 1));
        var half = new Progress(500, 1000, 7);
        this.monitor.onEvent(new StepProgressed(Verb.UP, BOOK, half));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.RUNNING, Verb.UP, NOW, 0, 1, BOOK, NOW, half, null, null));
    }

    @Test
    void countsSeedsThatRunBetweenMigrationsWithThem() {
        this.monitor.onEvent(new RunPlanned(Verb.UP, List.of(BOOK, MEMBER)));
        this.monitor.onEvent(new StepFinished(Verb.UP, BOOK, Duration.ZERO, Progress.NONE));
        this.monitor.onEvent(new RunPlanned(Verb.SEED_APPLY, List.of(MEMBER)));
        this.monitor.onEvent(new StepFinished(Verb.SEED_APPLY, MEMBER, Duration.ZERO, Progress.NONE));
        this.monitor.onEvent(new RunFinished(Verb.SEED_APPLY, 1, Duration.ZERO));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.RUNNING, Verb.UP, NOW, 2, 3, null, null, Progress.NONE, null, null));

        this.monitor.onEvent(new StepFinished(Verb.UP, MEMBER, Duration.ZERO, Progress.NONE));
        this.monitor.onEvent(new RunFinished(Verb.UP, 2, Duration.ZERO));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.FINISHED, Verb.UP, NOW, 3, 3, null, null, Progress.NONE, null, null));
    }

    @Test
    void forgetsTheStepsWhenTheRunHasFinished() {
        this.monitor.onEvent(new RunPlanned(Verb.UP, List.of(BOOK)));
        this.monitor.onEvent(new StepStarted(Verb.UP, BOOK, 1, 1));
        this.monitor.onEvent(new StepFinished(Verb.UP, BOOK, Duration.ZERO, Progress.NONE));
        this.monitor.onEvent(new RunFinished(Verb.UP, 1, Duration.ZERO));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.FINISHED, Verb.UP, NOW, 1, 1, null, null, Progress.NONE, null, null));
        assertThat(this.monitor.progress().isUnderWay()).isFalse();
    }

    @Test
    void keepsTheStepThatFailedAndWhy() {
        this.monitor.onEvent(new RunPlanned(Verb.UP, List.of(BOOK, MEMBER)));
        this.monitor.onEvent(new StepStarted(Verb.UP, BOOK, 1, 2));
        this.monitor.onEvent(new StepFailed(Verb.UP, BOOK, FAILURE));
        this.monitor.onEvent(new RunFailed(Verb.UP, FAILURE));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(Phase.FAILED, Verb.UP, NOW, 0, 2, BOOK, NOW, Progress.NONE, null, FAILURE));
        assertThat(this.monitor.progress().isUnderWay()).isFalse();
    }

    @Test
    void aRefusedRunHasNothingOfTheOneBeforeIt() {
        this.monitor.onEvent(new RunFinished(Verb.UP, 7, Duration.ZERO));
        this.monitor.onEvent(new RunFailed(Verb.SEED_APPLY, FAILURE));

        assertThat(this.monitor.progress())
                .isEqualTo(new RunProgress(
                        Phase.FAILED, Verb.SEED_APPLY, NOW, 0, 0, null, null, Progress.NONE, null, FAILURE));
    }
}
