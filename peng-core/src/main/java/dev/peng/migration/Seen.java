package dev.peng.migration;

import dev.peng.history.AppliedRow;
import dev.peng.history.History;
import java.util.List;

/** What one look has shown: files, history, both side by side, and where to ask for more. */
record Seen(MigrationSet set, List<AppliedRow> rows, MigrationStatus status, History history) {}
