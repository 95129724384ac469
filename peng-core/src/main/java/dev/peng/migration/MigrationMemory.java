package dev.peng.migration;

import dev.peng.event.Action;
import dev.peng.history.Journal;
import dev.peng.history.MigrationHistory;
import dev.peng.run.Memory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps in the row of a migration how far its script is. */
record MigrationMemory(MigrationPlan.Step step, MigrationHistory history, MigrationSettings settings)
        implements Memory {

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
    public void finish(Duration took, int parts) {
        if (step.action() == Action.APPLY) {
            history.finishUp(step.recorded(), took, parts, step.migration().checksum(), downSql());
        } else {
            history.delete(step.recorded());
        }
    }

    @Override
    public void fail() {
        history.fail(step.recorded());
    }

    @Override
    public void record(Duration took) {
        switch (step.action()) {
            case APPLY -> insert(took);
            case RECORD -> recordAsApplied(took);
            case REVERT, FORGET -> history.delete(step.recorded());
            case LOCK -> history.lock(step.recorded(), true);
            case UNLOCK -> history.lock(step.recorded(), false);
        }
    }

    @Override
    public boolean maySplit() {
        return settings.autoSplit();
    }

    // What was being reverted is applied as it was.
    private void recordAsApplied(Duration took) {
        var unfinished = step.unfinished();
        if (unfinished == null) {
            insert(took);
        } else if (unfinished.action() == Action.REVERT) {
            history.keep(step.recorded());
        } else {
            history.finishUp(step.recorded(), took, 1, step.migration().checksum(), downSql());
        }
    }

    private void insert(Duration took) {
        var migration = step.migration();
        history.insert(migration.version(), migration.name(), migration.kind(), took, migration.checksum(), downSql());
    }

    private @Nullable String downSql() {
        return settings.storedDown() ? step.migration().downSql() : null;
    }
}
