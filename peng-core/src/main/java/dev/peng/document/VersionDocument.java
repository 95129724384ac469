package dev.peng.document;

import dev.peng.migration.MigrationStatus;
import dev.peng.source.Version;
import org.jspecify.annotations.Nullable;

/**
 * The version of the database.
 *
 * @param format of the document
 * @param command what was asked for
 * @param version the highest applied one, if any
 * @param pending how many migrations are still to be applied
 */
public record VersionDocument(
        int format, String command, @Nullable String version, int pending) {

    /** As the history says. */
    public static VersionDocument of(String command, MigrationStatus status) {
        return new VersionDocument(
                Documents.FORMAT,
                command,
                status.version().map(Version::toString).orElse(null),
                status.pending());
    }
}
