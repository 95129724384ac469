package dev.peng.event;

import dev.peng.error.Blocker;
import dev.peng.error.LockHolder;
import dev.peng.error.PengException;
import dev.peng.error.ServerError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run. A run that finds nothing to do is only {@link RunFinished}, one that is refused
 * only {@link RunFailed}, either perhaps after {@link LockWaiting}; any other goes on with {@link RunPlanned}, per step
 * {@link StepStarted}, perhaps {@link StepProgressed} and {@link StepRetrying}, and {@link StepFinished}, {@link StepSkipped} or {@link StepFailed},
 * and at its end {@link RunFinished} or {@link RunFailed}. All of them come on the thread of the run, and all but
 * {@link StepProgressed} outside any transaction of peng.
 */
public sealed interface PengEvent {

    /** The verb of the run. */
    Verb verb();

    /**
     * Another run holds the lock; or, with {@link Verb#WAIT}, something is still to be done by somebody else.
     *
     * @param verb the verb of the run
     * @param holder who holds the lock, if anybody does and the server tells
     * @param waited for how long this run has been waiting
     */
    record LockWaiting(Verb verb, @Nullable LockHolder holder, Duration waited) implements PengEvent {}

    /**
     * The lock is held and these steps come next.
     *
     * @param verb the verb of the run
     * @param steps the steps in their order
     */
    record RunPlanned(Verb verb, List<StepId> steps) implements PengEvent {
        public RunPlanned {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step begins.
     *
     * @param verb the verb of the run
     * @param step the step
     * @param number its number in the run, from 1
     * @param of how many steps the run has
     */
    record StepStarted(Verb verb, StepId step, int number, int of) implements PengEvent {}

    /**
     * A step, or a part of one, could not go on because of what others were doing. It was rolled back and is tried again.
     *
     * @param verb the verb of the run
     * @param step the step
     * @param attempt which attempt has failed, from 1
     * @param error what the server said
     * @param blockers who held locks on what the failed statement names, as far as the server tells
     * @param pause when it is tried again
     */
    record StepRetrying(Verb verb, StepId step, int attempt, ServerError error, List<Blocker> blockers, Duration pause)
            implements PengEvent {
        public StepRetrying {
            blockers = List.copyOf(blockers);
        }
    }

    /**
     * A step was not done because another run had done it meanwhile. That can only be behind a pooler, or after a connection
     * was lost.
     *
     * @param verb the verb of the run
     * @param step the step
     */
    record StepSkipped(Verb verb, StepId step) implements PengEvent {}

    /**
     * A step goes on; about once a second. This one comes inside of its transaction, so whoever hears it must not ask the
     * database.
     *
     * @param verb the verb of the run
     * @param step the step
     * @param progress how far it is
     */
    record StepProgressed(Verb verb, StepId step, Progress progress) implements PengEvent {}

    /**
     * A step was committed together with its history row.
     *
     * @param verb the verb of the run
     * @param step the step
     * @param took from its first statement to its commit
     * @param progress what it has sent and changed
     */
    record StepFinished(Verb verb, StepId step, Duration took, Progress progress) implements PengEvent {}

    /**
     * A step failed and was rolled back.
     *
     * @param verb the verb of the run
     * @param step the step
     * @param failure why
     */
    record StepFailed(Verb verb, StepId step, PengException failure) implements PengEvent {}

    /**
     * The run ended well.
     *
     * @param verb the verb of the run
     * @param steps how many steps were committed; 0 if there was nothing to do
     * @param took from its first look to its end
     */
    record RunFinished(Verb verb, int steps, Duration took) implements PengEvent {}

    /**
     * The run was refused or failed.
     *
     * @param verb the verb of the run
     * @param failure why
     */
    record RunFailed(Verb verb, PengException failure) implements PengEvent {}
}
