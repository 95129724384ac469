package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.event.PengListener;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Scripts to be interrupted, done in one transaction, in several, and outside of any. They leave a trace of what they
 * have done, and pause at places that have names: long enough to be hit now and then, or until they are let go.
 */
final class TracedScripts {

    private final Scripts scripts;
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    private TracedScripts(Scripts scripts, DataSource dataSource) {
        this.scripts = scripts;
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Writes them, and what they need of a new database. */
    static TracedScripts in(Path root, DataSource dataSource) {
        var traced = new TracedScripts(written(Scripts.in(root)), dataSource);
        traced.execute("create table trace (what text)");
        traced.execute("create table pauses (place text, seconds int)");
        traced.execute("""
                create function pause(at text) returns void language sql as '
                    select pg_sleep(case when exists (select from public.pauses)
                                         then coalesce((select seconds from public.pauses where place = at), 0)
                                         else 0.05 end)'""");
        traced.execute("""
                create function pausing(id int) returns int immutable language plpgsql as
                'begin if id = 1 then perform public.pause(''2index''); end if; return id + 1; end'""");
        return traced;
    }

    /** The same scripts on the same database, which is somewhere else now. */
    TracedScripts at(DataSource elsewhere) {
        return new TracedScripts(this.scripts, elsewhere);
    }

    Peng peng(PengListener... listeners) {
        var config = new PengConfig(
                ConcurrentRunsIntegrationTests.impatient(), this.scripts.migrations(), this.scripts.seeds());
        return Peng.on(this.dataSource)
                .config(config)
                .listeners(List.of(listeners))
                .build();
    }

    /** Makes them wait at a place, and nowhere else. */
    void stopAt(String place) {
        this.jdbc.sql("insert into pauses values (?, 600)").param(place).update();
    }

    void letGo() {
        execute("truncate pauses");
    }

    void forget() {
        execute("truncate trace");
    }

    /** Waits until the server shows a run that sleeps. */
    void awaitPause() {
        while (column("""
                        select pid::text from pg_stat_activity
                         where wait_event = 'PgSleep' and datname = current_database()""").isEmpty()) {
            rest();
        }
    }

    /** Ends the backend that holds the lock of a run. */
    void endBackendOfRun() {
        var ended = column("""
                select pid::text || pg_terminate_backend(pid)::text from pg_locks
                 where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())""");
        assertThat(ended).hasSize(1);
        var pid = Integer.parseInt(ended.get(0).replace("true", ""));
        while (this.jdbc
                .sql("select exists (select from pg_stat_activity where pid = ?)")
                .param(pid)
                .query(Boolean.class)
                .single()) {
            rest();
        }
    }

    boolean isDone() {
        return !column("select to_regclass('peng_migrations')::text").contains(null)
                && column("select count(*)::text from peng_migrations where state = 'applied'")
                        .contains("5");
    }

    /** Each of them is done, and none is done twice. */
    void assertEffects() {
        assertThat(column("select what from trace order by what"))
                .containsExactly("1", "2a", "2b", "2c", "3a", "3b", "3c", "4a", "4b", "5");
        assertThat(column("select count(*)::text from a")).containsExactly("20000");
        assertThat(column("select count(*)::text || ' ' || bool_and(indisvalid) from pg_index"
                        + " where indrelid = 'a'::regclass"))
                .containsExactly("2 true");
        assertThat(column("select version || ' ' || state from peng_migrations order by version"))
                .containsExactly("1 applied", "2 applied", "3 applied", "4 applied", "5 applied");
    }

    private static Scripts written(Scripts scripts) {
        return scripts.migration(
                        "1_plain",
                        "create table a (id int); insert into trace values ('1'); select pause('1')",
                        "drop table a")
                .migration("2_mixed", """
                        insert into a select generate_series(1, 20000);
                        insert into trace values ('2a');
                        create unique index concurrently a_id on a (id);
                        insert into trace values ('2b');
                        select pause('2b');
                        create index concurrently on a (pausing(id));
                        insert into trace values ('2c');
                        vacuum a;
                        """, "drop index concurrently a_id; delete from a")
                .migration("3_one_by_one", """
                        -- peng:transaction off
                        insert into trace values ('3a');
                        select pause('3a');
                        insert into trace values ('3b');
                        select pause('3b');
                        insert into trace values ('3c');
                        """, "select 1")
                .migration("4_blocks", """
                        begin; create table b (); insert into trace values ('4a'); commit;
                        begin; create table c (); insert into trace values ('4b'); select pause('4b'); commit;
                        """, "drop table b, c")
                .migration("5_last", "insert into trace values ('5')", "select 1");
    }

    private static void rest() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        this.jdbc.sql(sql).update();
    }

    private List<String> column(String sql) {
        return this.jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
