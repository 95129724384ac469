package dev.peng.migration;

import dev.peng.history.AppliedRow;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays files and history side by side. Pure. */
final class MigrationComparison {

    private final MigrationSet set;
    private final Map<Version, AppliedRow> rows;
    private final Set<Version> files;
    private final Optional<Version> highestApplied;
    private final Optional<Version> newestFile;

    MigrationComparison(MigrationSet set, List<AppliedRow> rows) {
        this.set = set;
        this.rows = rows.stream().collect(Collectors.toMap(AppliedRow::version, Function.identity()));
        this.files = set.migrations().stream().map(Migration::version).collect(Collectors.toSet());
        this.highestApplied = this.rows.keySet().stream().max(Comparator.naturalOrder());
        this.newestFile = this.files.stream().max(Comparator.naturalOrder());
    }

    MigrationStatus status(Instant asOf) {
        var entries = new ArrayList<MigrationEntry>();
        this.set.migrations().forEach(migration -> entries.add(ofFile(migration)));
        this.rows.values().stream()
                .filter(row -> !this.files.contains(row.version()))
                .forEach(row -> entries.add(withoutFile(row)));
        entries.sort(Comparator.comparing(MigrationEntry::version));
        return new MigrationStatus(entries, this.set.problems(), asOf);
    }

    private MigrationEntry ofFile(Migration migration) {
        var row = this.rows.get(migration.version());
        return row == null ? pending(migration) : applied(migration, row);
    }

    private MigrationEntry pending(Migration migration) {
        return new MigrationEntry(
                migration.version(),
                migration.name(),
                migration.kind(),
                MigrationState.PENDING,
                null,
                null,
                Checksum.UNKNOWN,
                migration.checksum(),
                isBelow(migration.version(), this.highestApplied),
                false);
    }

    private static MigrationEntry applied(Migration migration, AppliedRow row) {
        return new MigrationEntry(
                migration.version(),
                migration.name(),
                migration.kind(),
                row.unfinished() == null ? MigrationState.APPLIED : MigrationState.UNFINISHED,
                row.appliedAt(),
                row.duration(),
                row.checksum(),
                migration.checksum(),
                false,
                row.locked());
    }

    private MigrationEntry withoutFile(AppliedRow row) {
        return new MigrationEntry(
                row.version(),
                row.name(),
                row.kind(),
                withoutFileState(row),
                row.appliedAt(),
                row.duration(),
                row.checksum(),
                Checksum.UNKNOWN,
                false,
                row.locked());
    }

    private MigrationState withoutFileState(AppliedRow row) {
        if (!isBelow(row.version(), this.newestFile)) {
            return MigrationState.AHEAD;
        }
        return row.unfinished() == null ? MigrationState.ORPHANED : MigrationState.UNFINISHED;
    }

    private static boolean isBelow(Version version, Optional<Version> bound) {
        return bound.isPresent() && version.compareTo(bound.get()) < 0;
    }
}
