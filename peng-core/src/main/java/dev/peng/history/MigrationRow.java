package dev.peng.history;

import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * An applied migration.
 *
 * @param version its version, as it was written then
 * @param name its name
 * @param kind what it was made of
 * @param appliedAt when its transaction began, by the server's clock
 * @param duration how long it took
 * @param checksum of its up script when it was applied
 */
public record MigrationRow(
        Version version, String name, RowKind kind, Instant appliedAt, Duration duration, Checksum checksum) {}
