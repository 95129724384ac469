package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import dev.peng.source.JavaIndex;
import java.util.List;
import java.util.Optional;

/**
 * A seed in Java that an index names, where the application that could run it is not. Of which profiles it is and when it runs
 * only its bean could tell: it is never due, and never drifts.
 */
record IndexedSeed(JavaIndex.Entry entry) implements Seed {

    @Override
    public SeedKey key() {
        return new SeedKey(entry.version(), "");
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
    public SeedTerms terms() {
        return new SeedTerms(SeedPolicy.ONCE, "", Optional.empty());
    }

    @Override
    public boolean isSelected(SeedSettings settings) {
        return false;
    }

    @Override
    public Checksum checksum() {
        return Checksum.UNKNOWN;
    }

    @Override
    public String origin() {
        return entry.className();
    }

    @Override
    public List<Problem> problems() {
        return List.of(entry.needsApplication(id()));
    }

    @Override
    public Work work() {
        throw new IllegalStateException(id() + " cannot run here");
    }
}
