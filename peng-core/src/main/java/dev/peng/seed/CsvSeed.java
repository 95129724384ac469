package dev.peng.seed;

import dev.peng.csv.CsvFile;
import dev.peng.error.Problem;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import java.util.List;

/** A seed of rows. */
record CsvSeed(SeedKey key, String name, CsvFile file) implements Seed {

    @Override
    public RowKind kind() {
        return RowKind.CSV;
    }

    @Override
    public String origin() {
        return file.origin();
    }

    @Override
    public SeedTerms terms() {
        return SeedTerms.of(file.directives());
    }

    @Override
    public Checksum checksum() {
        return file.checksum();
    }

    @Override
    public String stamp() {
        return file.stamp();
    }

    @Override
    public List<Problem> problems() {
        return file.problems();
    }

    @Override
    public Work work() {
        return file.load();
    }
}
