package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import dev.peng.source.JavaIndex;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A migration in Java that an index names, where the application that could run it is not. */
record IndexedMigration(JavaIndex.Entry entry) implements Migration {

    @Override
    public Version version() {
        return entry.version();
    }

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public RowKind kind() {
        return RowKind.JAVA;
    }

    @Override
    public Checksum checksum() {
        return entry.checksum();
    }

    @Override
    public String origin() {
        return entry.className();
    }

    @Override
    public List<Problem> upProblems() {
        return List.of(entry.needsApplication(id()));
    }

    @Override
    public List<Problem> downFileProblems() {
        return List.of();
    }

    @Override
    public List<Problem> downProblems() {
        return upProblems();
    }

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
        return Optional.empty();
    }

    @Override
    public @Nullable String sql(Action action) {
        return null;
    }
}
