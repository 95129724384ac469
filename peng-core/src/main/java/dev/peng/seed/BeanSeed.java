package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.history.RowKind;
import dev.peng.run.VersionedBean;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import java.util.List;
import java.util.Optional;

/** A {@link JavaSeed} with what its annotation says. */
record BeanSeed(VersionedBean about, JavaSeed bean, SeedTerms terms) implements Seed {

    @Override
    public SeedKey key() {
        return new SeedKey(about.version(), "");
    }

    @Override
    public String name() {
        return about.name();
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
    public Checksum checksum() {
        return about.checksum();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Work work() {
        return about.code(bean::run);
    }

    @Override
    public Optional<SeedWork> undo() {
        return about.overrides(JavaSeed.class, "undo") ? Optional.of(new Undo(this)) : Optional.empty();
    }

    /** Its undo method. */
    private record Undo(BeanSeed seed) implements SeedWork {

        @Override
        public String origin() {
            return seed.origin();
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public Work work() {
            return seed.about().code(seed.bean()::undo);
        }
    }
}
