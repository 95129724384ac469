package dev.peng.csv;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.run.Work;
import dev.peng.script.Directive;
import dev.peng.session.Identifier;
import dev.peng.session.Session;
import java.time.Duration;
import java.util.List;
import org.springframework.dao.DataAccessException;

/**
 * Loads a CSV file:
 *
 * <ol>
 *   <li>set the timeouts that it asks for;
 *   <li>look the table up;
 *   <li>copy the rows into it, or, where some may be there already, into a table that is gone with the transaction, and
 *       from there;
 *   <li>advance the sequences of its columns.
 * </ol>
 *
 * @param file what is loaded
 */
record CsvLoad(CsvFile file) implements Work.Load {

    private static final String STAGING = "peng_load";

    @Override
    public void load(Session session, String schema) {
        var head = file.head();
        head.directives().lockTimeout().ifPresent(timeout -> limit(session, "lock_timeout", timeout));
        head.directives().statementTimeout().ifPresent(timeout -> limit(session, "statement_timeout", timeout));
        var target = CsvTarget.find(session, head.options().table());
        if (head.options().onConflict() == OnConflict.ERROR) {
            copy(session, target.name());
        } else {
            throughAnother(session, schema, target);
        }
        if (head.options().sequences()) {
            target.advances(head.columns()).forEach(sql -> execute(session, sql));
        }
    }

    // Into the schema of the history, if the role may not make temporary tables.
    private void throughAnother(Session session, String schema, CsvTarget target) {
        var names = CsvTarget.list(file.head().columns());
        var isTemporary = mayMakeTemporary(session);
        var staging = Identifier.quote(isTemporary ? "pg_temp" : schema, STAGING);
        execute(
                session,
                "create %s table %s%s as select %s from %s with no data"
                        .formatted(
                                isTemporary ? "temporary" : "unlogged",
                                staging,
                                isTemporary ? " on commit drop" : "",
                                names,
                                target.name()));
        requireKey(target);
        copy(session, staging);
        execute(
                session,
                target.insert(
                        file.head().columns(), staging, file.head().options().onConflict()));
        if (!isTemporary) {
            execute(session, "drop table " + staging);
        }
    }

    private void copy(Session session, String table) {
        var head = file.head();
        var sql = "copy %s (%s) from stdin with (%s)"
                .formatted(table, CsvTarget.list(head.columns()), head.options().clause());
        session.meter().restart(file.size());
        attempt(sql, () -> file.send(rows -> session.copyIn(sql, rows), session.meter()::reach));
    }

    private void execute(Session session, String sql) {
        attempt(sql, () -> session.operations().execute(sql));
    }

    private void attempt(String sql, Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            throw CsvFailure.of(file, sql, e);
        }
    }

    private static void limit(Session session, String setting, Duration timeout) {
        session.operations().execute("set local %s = %d".formatted(setting, timeout.toMillis()));
    }

    private static boolean mayMakeTemporary(Session session) {
        return session.jdbc()
                .sql("select pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMP')")
                .query(Boolean.class)
                .single();
    }

    private void requireKey(CsvTarget target) {
        var key = target.key();
        var columns = file.head().columns();
        if (key.isEmpty()) {
            throw refused(
                    "the table %s has no primary key, by which to know the rows that are there already"
                            .formatted(target.name()),
                    "Give it one, or load the rows by a script: insert … on conflict (…).");
        }
        if (!columns.containsAll(key)) {
            throw refused(
                    "the primary key of %s is (%s), and not all of it is in the file"
                            .formatted(target.name(), String.join(", ", key)),
                    "Add the columns to the file.");
        }
    }

    private ProblemsException refused(String message, String action) {
        var place = file.directives().placeOf(Directive.ON_CONFLICT).orElseGet(() -> Place.in(file.display()));
        var problem = new Problem(ErrorCode.INVALID_DIRECTIVE, place, message, action);
        return new ProblemsException("the seed", List.of(problem));
    }
}
