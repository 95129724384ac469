package dev.peng.history;

/**
 * An applied seed.
 *
 * @param profile the folder of its profile, {@code ""} for a common seed
 * @param applied everything else
 */
public record SeedRow(String profile, AppliedRow applied) {}
