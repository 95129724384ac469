package dev.peng.migration;

import dev.peng.event.Action;
import dev.peng.history.Journal;
import dev.peng.history.MigrationHistory;
import dev.peng.run.Memory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps in the row of a migration how far its script is. */
record MigrationMemory(
        MigrationPlan.Step step,
        MigrationHistory history,
        @Nullable String downSql) implements Memory {

    @Override
    public void begin() {
        var migration = step.migration();
        if (step.action() == Action.APPLY) {
            history.beginUp(step.recorded(), migration.name(), migration.kind(), migration.checksum());
        } else {
            history.beginDown(step.recorded());
        }
    }

    @Override
    public void save(Journal journal) {
        history.save(step.recorded(), journal);
    }

    @Override
    public void finish(Duration took) {
        if (step.action() == Action.APPLY) {
            history.finishUp(step.recorded(), took, step.migration().checksum(), downSql);
        } else {
            history.delete(step.recorded());
        }
    }

    @Override
    public void fail() {
        history.fail(step.recorded());
    }
}
