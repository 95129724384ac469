package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.RowKind;
import dev.peng.run.VersionedBean;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link JavaMigration} with what its annotation says. */
record BeanMigration(VersionedBean about, JavaMigration bean) implements Migration {

    /**
     * The migration of a bean.
     *
     * @throws IllegalArgumentException if it has no annotation or an unusable version
     */
    static BeanMigration of(JavaMigration bean) {
        return new BeanMigration(VersionedBean.of(bean), bean);
    }

    @Override
    public Version version() {
        return about.version();
    }

    @Override
    public String name() {
        return about.name();
    }

    @Override
    public Checksum checksum() {
        return about.checksum();
    }

    @Override
    public RowKind kind() {
        return RowKind.JAVA;
    }

    @Override
    public String origin() {
        return about.origin();
    }

    @Override
    public List<Problem> upProblems() {
        return List.of();
    }

    @Override
    public List<Problem> downFileProblems() {
        return List.of();
    }

    @Override
    public List<Problem> downProblems() {
        return about.overrides(JavaMigration.class, "down")
                ? List.of()
                : List.of(new Problem(
                        ErrorCode.IRREVERSIBLE,
                        id() + " cannot be reverted: " + origin() + " has no down method",
                        "Override down, or undo the migration by a new one."));
    }

    // A bean is its own way back, or has none; the history stores nothing of it.
    @Override
    public boolean hasDownFile() {
        return true;
    }

    @Override
    public @Nullable String downSql() {
        return null;
    }

    @Override
    public Optional<Work> work(Action action) {
        return switch (action) {
            case APPLY -> Optional.of(about.code(bean::up));
            case REVERT -> Optional.of(about.code(bean::down));
            case RECORD, FORGET, LOCK, UNLOCK -> Optional.empty();
        };
    }

    @Override
    public @Nullable String sql(Action action) {
        return null;
    }
}
