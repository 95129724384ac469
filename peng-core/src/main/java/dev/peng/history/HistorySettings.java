package dev.peng.history;

import org.jspecify.annotations.Nullable;

/**
 * Where the history is kept and who writes it.
 *
 * @param schema the schema of the history tables; none for the one where they are visible, else the current schema
 * @param application the name that {@code peng_runs} shows
 * @param actor who has asked for the runs; none for the user of the database
 */
public record HistorySettings(
        @Nullable String schema,
        String application,
        @Nullable String actor) {

    /** The current schema, an application without a name. */
    public static final HistorySettings DEFAULT = new HistorySettings(null, "");

    public HistorySettings {
        schema = schema == null || schema.isBlank() ? null : schema;
    }

    /** Of runs that nobody in particular has asked for. */
    public HistorySettings(@Nullable String schema, String application) {
        this(schema, application, null);
    }

    /** The same for somebody else. */
    public HistorySettings withActor(String other) {
        return new HistorySettings(schema, application, other);
    }
}
