package dev.peng.migration;

import dev.peng.history.AppliedRow;
import dev.peng.history.History;
import dev.peng.source.Version;
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
record Seen(MigrationSet set, List<AppliedRow> rows, MigrationStatus status, History history, boolean isShared) {

    /** Made anew at each call. */
    Map<Version, AppliedRow> rowsByVersion() {
        return rows.stream().collect(Collectors.toMap(AppliedRow::version, Function.identity()));
    }
}
