package dev.peng.boot;

import dev.peng.Peng;

/**
 * A further database of the application.
 *
 * @param name as in {@code peng.databases.<name>}
 * @param peng its migrations and seeds
 * @param run what the start runs on it
 * @param status what is known of it
 */
public record NamedDatabase(String name, Peng peng, StartupRun run, PengStatus status) {}
