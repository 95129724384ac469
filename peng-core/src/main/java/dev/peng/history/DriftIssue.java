package dev.peng.history;

import dev.peng.source.Version;

/**
 * One difference between files and history.
 *
 * @param kind how they differ
 * @param version of the migration or seed
 * @param name of the migration or seed
 * @param detail what exactly differs
 */
public record DriftIssue(DriftKind kind, Version version, String name, String detail) {}
