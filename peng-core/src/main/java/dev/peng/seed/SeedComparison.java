package dev.peng.seed;

import dev.peng.history.SeedRow;
import dev.peng.source.Checksum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays files and history side by side. Pure. */
final class SeedComparison {

    private final SeedSet set;
    private final Map<SeedKey, SeedRow> rows;
    private final Set<String> profiles;

    SeedComparison(SeedSet set, List<SeedRow> rows, Set<String> profiles) {
        this.set = set;
        this.rows = rows.stream().collect(Collectors.toMap(SeedKey::of, Function.identity(), (one, again) -> one));
        this.profiles = profiles;
    }

    SeedStatus status(Instant asOf) {
        var entries = new TreeMap<SeedKey, SeedEntry>();
        this.rows.forEach((key, row) ->
                entries.put(key, applied(row, SeedState.ORPHANED, row.applied().name(), Checksum.UNKNOWN)));
        this.set.seeds().forEach(seed -> entries.put(seed.key(), ofFile(seed)));
        return new SeedStatus(List.copyOf(entries.values()), this.set.problems(), asOf);
    }

    private SeedEntry ofFile(Seed seed) {
        var row = this.rows.get(seed.key());
        return row == null
                ? notApplied(seed)
                : applied(row, SeedState.APPLIED, seed.name(), seed.source().checksum());
    }

    private SeedEntry notApplied(Seed seed) {
        return new SeedEntry(
                seed.key().profile(),
                seed.key().version(),
                seed.name(),
                isSelected(seed) ? SeedState.PENDING : SeedState.NOT_SELECTED,
                null,
                null,
                Checksum.UNKNOWN,
                seed.source().checksum());
    }

    private static SeedEntry applied(SeedRow row, SeedState state, String name, Checksum current) {
        var applied = row.applied();
        return new SeedEntry(
                row.profile(),
                applied.version(),
                name,
                state,
                applied.appliedAt(),
                applied.duration(),
                applied.checksum(),
                current);
    }

    private boolean isSelected(Seed seed) {
        return seed.key().profile().isEmpty()
                || this.profiles.contains(seed.key().profile());
    }
}
