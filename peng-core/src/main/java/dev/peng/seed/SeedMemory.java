package dev.peng.seed;

import dev.peng.event.Action;
import dev.peng.history.Journal;
import dev.peng.history.SeedHistory;
import dev.peng.history.SeedHistory.Fingerprint;
import dev.peng.run.Memory;
import dev.peng.source.Version;
import java.time.Duration;

/** Keeps in the row of a seed how far its script is. */
record SeedMemory(SeedPlan.Step step, SeedHistory history, boolean maySplit) implements Memory {

    @Override
    public void begin() {
        var seed = step.seed();
        if (step.action() == Action.REVERT) {
            history.beginUndo(profile(), version());
        } else if (step.row() == null) {
            history.begin(profile(), version(), seed.name(), seed.kind(), seed.checksum());
        } else {
            history.beginAgain(profile(), version());
        }
    }

    @Override
    public void save(Journal journal) {
        history.save(profile(), version(), journal);
    }

    @Override
    public void finish(Duration took, int parts) {
        if (step.action() == Action.REVERT) {
            history.delete(profile(), version());
        } else {
            history.finish(profile(), version(), took, parts, fingerprint());
        }
    }

    @Override
    public void fail() {
        history.fail(profile(), version());
    }

    @Override
    public void record(Duration took) {
        var seed = step.seed();
        if (step.action() == Action.REVERT) {
            history.delete(profile(), version());
        } else if (step.row() == null) {
            history.insert(profile(), version(), seed.name(), seed.kind(), took, fingerprint());
        } else {
            history.update(profile(), version(), seed.name(), seed.kind(), took, fingerprint());
        }
    }

    private Fingerprint fingerprint() {
        return new Fingerprint(step.seed().checksum(), step.seed().stamp());
    }

    private String profile() {
        return step.seed().key().profile();
    }

    private Version version() {
        return step.recorded();
    }
}
