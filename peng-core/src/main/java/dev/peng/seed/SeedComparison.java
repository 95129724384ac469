package dev.peng.seed;

import dev.peng.history.SeedRow;
import dev.peng.source.Checksum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays files and history side by side. Pure. */
final class SeedComparison {

    private final SeedSet set;
    private final Map<SeedKey, SeedRow> rows;
    private final SeedSettings settings;

    SeedComparison(SeedSet set, List<SeedRow> rows, SeedSettings settings) {
        this.set = set;
        this.rows = rows.stream().collect(Collectors.toMap(SeedKey::of, Function.identity(), (one, again) -> one));
        this.settings = settings;
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
        if (row != null) {
            return applied(row, SeedState.APPLIED, seed.name(), seed.source().checksum());
        }
        return this.settings.selects(seed.key().profile())
                ? notApplied(seed, SeedState.PENDING, seed.source().checksum())
                : notApplied(seed, SeedState.NOT_SELECTED, Checksum.UNKNOWN);
    }

    private static SeedEntry notApplied(Seed seed, SeedState state, Checksum current) {
        var key = seed.key();
        return new SeedEntry(key.profile(), key.version(), seed.name(), state, null, null, Checksum.UNKNOWN, current);
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
}
