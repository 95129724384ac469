package dev.peng.history;

import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One difference between files and history.
 *
 * @param kind how they differ
 * @param version of the migration or seed
 * @param name of the migration or seed
 * @param detail what exactly differs
 */
public record DriftIssue(DriftKind kind, Version version, String name, String detail) {

    /** An applied file was edited. */
    public static DriftIssue changed(Version version, String name, Checksum recorded, Checksum current) {
        var detail = "applied with checksum %s, the file now has %s".formatted(recorded, current);
        return new DriftIssue(DriftKind.CHECKSUM_CHANGED, version, name, detail);
    }

    /** An applied file is missing. */
    public static DriftIssue orphaned(Version version, String name, @Nullable Instant appliedAt) {
        var detail = "applied at %s, but there is no file".formatted(appliedAt);
        return new DriftIssue(DriftKind.ORPHANED, version, name, detail);
    }

    /** A file came late. */
    public static DriftIssue outOfOrder(Version version, String name, Version highestApplied) {
        var detail = "pending, but %s is applied already".formatted(highestApplied);
        return new DriftIssue(DriftKind.OUT_OF_ORDER, version, name, detail);
    }
}
