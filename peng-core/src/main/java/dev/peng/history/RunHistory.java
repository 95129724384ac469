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
    private final Table found;
    private final String table;
    private final HistorySettings settings;

    RunHistory(JdbcClient jdbc, Table table, HistorySettings settings) {
        this.jdbc = jdbc;
        this.found = table;
        this.table = table.name();
        this.settings = settings;
    }

    /**
     * The newest runs, the newest first; none if there is no table.
     *
     * @param limit how many at most
     */
    public List<RunRow> newest(int limit) {
        return this.found.exists()
                ? this.jdbc
                        .sql("""
                                select id, verb, actor, application, started_at, finished_at, from_version, to_version, outcome
                                  from %s order by id desc limit ?""".formatted(this.table))
                        .param(limit)
                        .query((row, number) -> RunRow.read(row))
                        .list()
                : List.of();
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
                        insert into %s (verb, application, actor, from_version, to_version)
                        values (?, ?, coalesce(?, session_user), ?, ?) returning id""".formatted(this.table))
                .params(verb.toString(), this.settings.application())
                .param(3, this.settings.actor(), Types.VARCHAR)
                .param(4, from, Types.VARCHAR)
                .param(5, to, Types.VARCHAR)
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
