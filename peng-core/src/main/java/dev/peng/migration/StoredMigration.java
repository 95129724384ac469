package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.AppliedRow;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.script.Placeholders;
import dev.peng.source.Checksum;
import dev.peng.source.SqlFile;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An applied migration whose file is gone: it can be reverted by the down script that the history has kept, if any. */
record StoredMigration(AppliedRow row, @Nullable SqlFile stored) implements Migration {

    static StoredMigration of(AppliedRow row, @Nullable String downSql, Placeholders placeholders) {
        var display = "stored down script of " + row.version() + "_" + row.name();
        return new StoredMigration(row, downSql == null ? null : SqlFile.storedDown(display, downSql, placeholders));
    }

    @Override
    public Version version() {
        return row.version();
    }

    @Override
    public String name() {
        return row.name();
    }

    @Override
    public RowKind kind() {
        return row.kind();
    }

    @Override
    public Checksum checksum() {
        return row.checksum();
    }

    @Override
    public String origin() {
        return "history";
    }

    @Override
    public List<Problem> upProblems() {
        throw new IllegalStateException("it is applied already");
    }

    @Override
    public List<Problem> downFileProblems() {
        return List.of();
    }

    @Override
    public List<Problem> downProblems() {
        return stored != null
                ? stored.problems()
                : List.of(new Problem(
                        ErrorCode.ORPHANED,
                        id() + " cannot be reverted: its file is gone and no down script was stored",
                        "Bring the file back, or revert with the release that has it."));
    }

    @Override
    public boolean hasDownFile() {
        return false;
    }

    @Override
    public @Nullable String downSql() {
        return stored == null ? null : stored.text();
    }

    @Override
    public Optional<Work> work(Action action) {
        return action == Action.REVERT
                ? Optional.ofNullable(stored).map(file -> new Work.Statements(file.script()))
                : Optional.empty();
    }

    @Override
    public @Nullable String sql(Action action) {
        return action == Action.REVERT ? downSql() : null;
    }
}
