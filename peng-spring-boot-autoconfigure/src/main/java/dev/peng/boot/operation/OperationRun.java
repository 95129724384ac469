package dev.peng.boot.operation;

import dev.peng.error.PengException;
import dev.peng.run.RunOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation that was begun. Immutable.
 *
 * @param id its name, unique in this process
 * @param database on which one
 * @param operation what was asked for
 * @param actor who has asked
 * @param since when it began
 * @param finishedAt when it ended; none while it runs
 * @param outcome what it did, if it ended well
 * @param failure why it did not
 */
public record OperationRun(
        String id,
        String database,
        Operation operation,
        String actor,
        Instant since,
        @Nullable Instant finishedAt,
        @Nullable RunOutcome outcome,
        @Nullable PengException failure) {

    /** Whether it has ended. */
    public boolean isFinished() {
        return finishedAt != null;
    }

    OperationRun done(Instant now, RunOutcome what) {
        return new OperationRun(id, database, operation, actor, since, now, what, null);
    }

    OperationRun failed(Instant now, PengException why) {
        return new OperationRun(id, database, operation, actor, since, now, null, why);
    }
}
