package dev.peng.seed;

import dev.peng.history.History;
import dev.peng.history.SeedRow;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one look has shown.
 *
 * @param set the files and beans
 * @param rows the history
 * @param status both side by side
 * @param history where to ask for more
 * @param isShared whether each transaction may be on another session of the server
 */
record Seen(SeedSet set, List<SeedRow> rows, SeedStatus status, History history, boolean isShared) {

    /** Made anew at each call. */
    Map<SeedKey, SeedRow> rowsByKey() {
        return rows.stream().collect(Collectors.toMap(SeedKey::of, Function.identity(), (one, again) -> one));
    }
}
