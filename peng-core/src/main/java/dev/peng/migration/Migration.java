package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A migration that can be applied, reverted, or both: from files, from a bean, or from what the history has kept. */
sealed interface Migration permits BeanMigration, IndexedMigration, SqlMigration, StoredMigration {

    Version version();

    String name();

    RowKind kind();

    Checksum checksum();

    /** Where it is, for a reader who has to change it. */
    String origin();

    /** Why it cannot be applied; all reasons. */
    List<Problem> upProblems();

    /** What is wrong with its down script, which is better known before it is applied. */
    List<Problem> downFileProblems();

    /** Why it cannot be reverted; all reasons. */
    List<Problem> downProblems();

    /** Whether its down script is not only in the history. */
    boolean hasDownFile();

    /** What the history keeps, so that an older release can revert it. */
    @Nullable
    String downSql();

    /** What an action runs, if it runs anything. Only of a migration without problems. */
    Optional<Work> work(Action action);

    /** The text of what an action runs, if it runs a script. */
    @Nullable
    String sql(Action action);

    default StepId id() {
        return new StepId(StepId.Kind.MIGRATION, version().toString(), name());
    }
}
