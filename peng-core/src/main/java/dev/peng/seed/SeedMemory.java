package dev.peng.seed;

import dev.peng.history.Journal;
import dev.peng.history.SeedHistory;
import dev.peng.history.SeedHistory.Fingerprint;
import dev.peng.run.Memory;
import java.time.Duration;

/** Keeps the row of a seed. */
record SeedMemory(Seed seed, SeedHistory history) implements Memory {

    @Override
    public void begin() {
        throw new UnsupportedOperationException("a seed is one transaction");
    }

    @Override
    public void save(Journal journal) {
        throw new UnsupportedOperationException("a seed is one transaction");
    }

    @Override
    public void finish(Duration took, int parts) {
        throw new UnsupportedOperationException("a seed is one transaction");
    }

    @Override
    public void fail() {}

    @Override
    public void record(Duration took) {
        var fingerprint = new Fingerprint(seed.checksum(), seed.stamp());
        history.record(seed.key().profile(), seed.key().version(), seed.name(), seed.kind(), took, fingerprint);
    }

    @Override
    public boolean maySplit() {
        return false;
    }
}
