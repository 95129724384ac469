package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pair of files; the down file may be missing where the settings allow it. */
record SqlMigration(
        Version version,
        String name,
        Checksum checksum,
        MigrationScript upScript,
        @Nullable MigrationScript downScript) implements Migration {

    @Override
    public RowKind kind() {
        return RowKind.SQL;
    }

    @Override
    public String origin() {
        return upScript.display();
    }

    @Override
    public List<Problem> upProblems() {
        return upScript.problems();
    }

    @Override
    public List<Problem> downFileProblems() {
        return downScript == null ? List.of() : downScript.problems();
    }

    @Override
    public List<Problem> downProblems() {
        if (downScript == null) {
            return List.of(irreversible(Place.in(upScript.display()), "has no down file", "Write one."));
        }
        var problems = downScript.problems();
        if (problems.isEmpty() && downScript.irreversible()) {
            return List.of(irreversible(
                    Place.in(downScript.display()),
                    "says that " + id() + " cannot be reverted",
                    "Undo it by a new migration, or replace the directive by statements."));
        }
        return problems;
    }

    @Override
    public boolean hasDownFile() {
        return downScript != null;
    }

    @Override
    public @Nullable String downSql() {
        return downScript == null || downScript.irreversible() ? null : downScript.sql();
    }

    @Override
    public Optional<Work> work(Action action) {
        return switch (action) {
            case APPLY -> Optional.of(upScript.work());
            case REVERT -> Optional.ofNullable(downScript).map(MigrationScript::work);
            case RECORD, FORGET, LOCK, UNLOCK -> Optional.empty();
        };
    }

    @Override
    public @Nullable String sql(Action action) {
        return switch (action) {
            case APPLY -> upScript.sql();
            case REVERT -> downScript == null ? null : downScript.sql();
            case RECORD, FORGET, LOCK, UNLOCK -> null;
        };
    }

    private static Problem irreversible(Place place, String message, String action) {
        return new Problem(ErrorCode.IRREVERSIBLE, place, message, action);
    }
}
