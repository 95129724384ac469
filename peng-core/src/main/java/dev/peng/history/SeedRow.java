package dev.peng.history;

/**
 * An applied seed.
 *
 * @param profile the folder of its profile, {@code ""} for a common seed
 * @param stamp of its file when it was applied, which tells without reading it whether it is the same; may be empty
 * @param applied everything else
 */
public record SeedRow(String profile, String stamp, AppliedRow applied) {}
