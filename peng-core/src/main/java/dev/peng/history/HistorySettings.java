package dev.peng.history;

import org.jspecify.annotations.Nullable;

/**
 * Where the history is kept and who writes it.
 *
 * @param schema the schema of the history tables; none for the one where they are visible, else the current schema
 * @param application the name that {@code peng_runs} shows
 */
public record HistorySettings(@Nullable String schema, String application) {

    /** The current schema, an application without a name. */
    public static final HistorySettings DEFAULT = new HistorySettings(null, "");

    public HistorySettings {
        schema = schema == null || schema.isBlank() ? null : schema;
    }
}
