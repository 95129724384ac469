package dev.peng.seed;

import dev.peng.event.Action;
import dev.peng.history.AppliedRow;
import dev.peng.history.RowKind;
import dev.peng.history.SeedRow;
import dev.peng.source.Checksum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays files and history side by side. Pure. */
final class SeedComparison {

    private final SeedSet set;
    private final Map<SeedKey, SeedRow> rows;
    private final SeedSettings settings;
    private final boolean thorough;

    /** @param thorough whether files are read though their stamps say that they are what they were */
    SeedComparison(SeedSet set, List<SeedRow> rows, SeedSettings settings, boolean thorough) {
        this.thorough = thorough;
        this.set = set;
        this.rows = rows.stream().collect(Collectors.toMap(SeedKey::of, Function.identity(), (one, again) -> one));
        this.settings = settings;
    }

    SeedStatus status(Instant asOf) {
        var entries = new TreeMap<SeedKey, SeedEntry>();
        this.rows.forEach((key, row) -> entries.put(key, withoutFile(row)));
        this.set.seeds().forEach(seed -> entries.put(seed.key(), entry(seed)));
        return new SeedStatus(List.copyOf(entries.values()), this.set.problems(), asOf);
    }

    private SeedEntry entry(Seed seed) {
        var row = this.rows.get(seed.key());
        var isSelected = seed.isSelected(this.settings);
        if (row == null) {
            return entry(
                    seed,
                    null,
                    isSelected ? SeedState.PENDING : SeedState.NOT_SELECTED,
                    isSelected && seed.stamp().isEmpty() ? seed.checksum() : Checksum.UNKNOWN,
                    isSelected);
        }
        var applied = row.applied();
        var current = isAsItWas(seed, row) ? applied.checksum() : seed.checksum();
        var unfinished = applied.unfinished();
        if (unfinished != null) {
            var goesOn = isSelected && unfinished.action() == Action.APPLY;
            return entry(seed, applied, SeedState.of(unfinished), current, goesOn);
        }
        var runsAgain = isSelected && runsOnChange(seed) && differs(seed, applied.checksum(), current);
        return entry(seed, applied, runsAgain ? SeedState.PENDING : SeedState.APPLIED, current, runsAgain);
    }

    // A Java seed that had none when it ran, and has one now, was edited at least once.
    private static boolean differs(Seed seed, Checksum recorded, Checksum current) {
        return seed.kind() == RowKind.JAVA ? !recorded.equals(current) : recorded.differsFrom(current);
    }

    private boolean isAsItWas(Seed seed, SeedRow row) {
        return !this.thorough && !row.stamp().isEmpty() && row.stamp().equals(seed.stamp());
    }

    private boolean runsOnChange(Seed seed) {
        var policy = seed.terms().policy();
        return policy == SeedPolicy.ON_CHANGE
                || policy == SeedPolicy.ONCE && this.settings.changed() == SeedChange.RERUN;
    }

    private static SeedEntry entry(
            Seed seed, @Nullable AppliedRow row, SeedState state, Checksum current, boolean isDue) {
        return new SeedEntry(
                seed.key().profile(),
                seed.key().version(),
                seed.name(),
                seed.kind(),
                seed.terms().policy(),
                state,
                row == null ? null : row.appliedAt(),
                row == null ? null : row.duration(),
                row == null ? Checksum.UNKNOWN : row.checksum(),
                current,
                isDue);
    }

    private static SeedEntry withoutFile(SeedRow row) {
        var applied = row.applied();
        var unfinished = applied.unfinished();
        return new SeedEntry(
                row.profile(),
                applied.version(),
                applied.name(),
                applied.kind(),
                null,
                unfinished == null ? SeedState.ORPHANED : SeedState.of(unfinished),
                applied.appliedAt(),
                applied.duration(),
                applied.checksum(),
                Checksum.UNKNOWN,
                false);
    }
}
