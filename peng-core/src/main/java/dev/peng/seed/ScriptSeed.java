package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import dev.peng.source.SourceFile;
import dev.peng.source.SqlFile;
import java.util.List;

/** A seed in SQL. */
record ScriptSeed(SeedKey key, String name, SourceFile source, SqlFile script) implements Seed {

    @Override
    public RowKind kind() {
        return RowKind.SQL;
    }

    @Override
    public String origin() {
        return source.origin();
    }

    @Override
    public SeedTerms terms() {
        return SeedTerms.of(script.directives());
    }

    @Override
    public Checksum checksum() {
        return source.checksum();
    }

    @Override
    public String stamp() {
        return source.isLarge() ? source.stamp() : "";
    }

    @Override
    public List<Problem> problems() {
        return script.problems();
    }

    @Override
    public Work work() {
        return new Work.Statements(script.script());
    }
}
