package dev.peng.run;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.history.Unfinished;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why something that is right in itself cannot be run as things are. Pure. */
public final class Obstacles {

    private Obstacles() {}

    /**
     * What stands in the way.
     *
     * @param origin where it is, for a reader
     * @param work what is to be run
     * @param unfinished how far it is; null if it has not begun
     * @param isShared whether each transaction may be on another session of the server
     */
    public static Optional<Problem> of(String origin, Work work, @Nullable Unfinished unfinished, boolean isShared) {
        var isAtOnce = work.isOneTransaction() && unfinished == null;
        if (isShared && !isAtOnce) {
            return Optional.of(pooled(origin));
        }
        if (unfinished == null) {
            return Optional.empty();
        }
        if (work instanceof Work.Statements statements) {
            return JournaledParts.of(statements.script(), unfinished.journal(), Set.of())
                    .obstacle(unfinished.failed());
        }
        return work instanceof Work.Code code && !code.repeatable() ? Optional.of(uncertain(origin)) : Optional.empty();
    }

    private static Problem pooled(String origin) {
        return new Problem(
                ErrorCode.POOLED,
                Place.in(origin),
                "cannot run in one transaction, and a pooler gives each transaction another session of the server",
                "Connect to the server itself (peng.datasource.url), or set peng.datasource.pooler=session if that is how the pooler works.");
    }

    private static Problem uncertain(String origin) {
        return new Problem(
                ErrorCode.UNCERTAIN,
                Place.in(origin),
                "had begun, outside of a transaction, when its run ended, and nobody can tell what it has done",
                "Look for yourself and say it with force, or declare it repeatable if doing it twice does no harm.");
    }
}
