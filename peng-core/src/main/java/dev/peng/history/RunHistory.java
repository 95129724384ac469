package dev.peng.history;

import dev.peng.event.Verb;
import dev.peng.history.TableLayout.Column;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code peng_runs}: one row per run that had something to do. A run that was killed stays {@code running}. */
public final class RunHistory {

    static final String TABLE = "peng_runs";

    static final TableLayout LAYOUT = new TableLayout(
            TABLE,
            List.of(
                    new Column("id", "bigint generated always as identity"),
                    new Column("verb", "text not null"),
                    new Column("actor", "text not null default session_user"),
                    new Column("application", "text not null default ''"),
                    new Column("started_at", "timestamptz not null default now()"),
                    new Column("finished_at", "timestamptz"),
                    new Column("from_version", "text"),
                    new Column("to_version", "text"),
                    new Column("outcome", "text not null default 'running'"),
                    new Column("error", "text")),
            "primary key (id)");

    private static final Logger log = LoggerFactory.getLogger(RunHistory.class);

    private final JdbcClient jdbc;
    private final String table;
    private final String application;

    RunHistory(JdbcClient jdbc, String table, String application) {
        this.jdbc = jdbc;
        this.table = table;
        this.application = application;
    }

    /**
     * Records that a run begins.
     *
     * @param verb what the run does
     * @param from the version before it, if any
     * @param to the version that it is to reach, if any
     * @return its number
     */
    public long begin(Verb verb, @Nullable String from, @Nullable String to) {
        return this.jdbc
                .sql("""
                        insert into %s (verb, application, from_version, to_version)
                        values (?, ?, ?, ?) returning id""".formatted(this.table))
                .params(verb.toString(), this.application)
                .param(3, from, Types.VARCHAR)
                .param(4, to, Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    /** Records that a run has ended well. */
    public void done(long id) {
        end(id, "done", null);
    }

    /** Records that a run has failed; that this is not possible is not worth another failure. */
    public void failed(long id, Throwable failure) {
        try {
            end(id, "failed", String.valueOf(failure.getMessage()));
        } catch (DataAccessException e) {
            log.debug("the failure cannot be recorded", e);
            failure.addSuppressed(e);
        }
    }

    private void end(long id, String outcome, @Nullable String error) {
        this.jdbc
                .sql("update %s set finished_at = now(), outcome = ?, error = ? where id = ?".formatted(this.table))
                .param(1, outcome)
                .param(2, error, Types.VARCHAR)
                .param(3, id)
                .update();
    }
}
