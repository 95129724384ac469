package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.RowKind;
import dev.peng.script.Script;
import dev.peng.session.Session;
import dev.peng.source.Checksum;
import dev.peng.source.SqlFile;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pair of files; the down file may be missing where the settings allow it. */
record SqlMigration(
        Version version,
        String name,
        Checksum checksum,
        SqlFile upFile,
        @Nullable SqlFile downFile) implements Migration {

    @Override
    public RowKind kind() {
        return RowKind.SQL;
    }

    @Override
    public String origin() {
        return upFile.display();
    }

    @Override
    public List<Problem> upProblems() {
        return upFile.problems();
    }

    @Override
    public List<Problem> downFileProblems() {
        return downFile == null ? List.of() : downFile.problems();
    }

    @Override
    public List<Problem> downProblems() {
        if (downFile == null) {
            return List.of(irreversible(Place.in(upFile.display()), "has no down file", "Write one."));
        }
        var problems = downFile.problems();
        if (problems.isEmpty() && downFile.script().directives().irreversible()) {
            return List.of(irreversible(
                    Place.in(downFile.display()),
                    "says that " + id() + " cannot be reverted",
                    "Undo it by a new migration, or replace the directive by statements."));
        }
        return problems;
    }

    @Override
    public boolean hasDownFile() {
        return downFile != null;
    }

    @Override
    public void up(Session session) {
        session.run(upFile.script());
    }

    @Override
    public void down(Session session) {
        if (downFile == null) {
            throw new IllegalStateException("a plan without problems has no such step");
        }
        session.run(downFile.script());
    }

    @Override
    public @Nullable String downSql() {
        return downFile == null || downFile.script().directives().irreversible() ? null : downFile.text();
    }

    @Override
    public Optional<Script> script(Action action) {
        return switch (action) {
            case APPLY -> Optional.of(upFile.script());
            case REVERT -> Optional.ofNullable(downFile).map(SqlFile::script);
            case RECORD, FORGET, LOCK, UNLOCK -> Optional.empty();
        };
    }

    @Override
    public @Nullable String sql(Action action) {
        return switch (action) {
            case APPLY -> upFile.text();
            case REVERT -> downFile == null ? null : downFile.text();
            case RECORD, FORGET, LOCK, UNLOCK -> null;
        };
    }

    private static Problem irreversible(Place place, String message, String action) {
        return new Problem(ErrorCode.IRREVERSIBLE, place, message, action);
    }
}
