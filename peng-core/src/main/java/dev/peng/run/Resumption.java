package dev.peng.run;

import dev.peng.script.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out, after a crash, whether a statement that cannot run in a transaction was done, and clears away what an
 * unfinished one has left (manual, CREATE INDEX, Building Indexes Concurrently; REINDEX, Rebuilding Indexes Concurrently).
 */
final class Resumption {

    /** Doing these once more is the same as doing them once. */
    private static final Set<String> REPEATABLE = Set.of(
            "VACUUM",
            "CLUSTER",
            "ALTER SYSTEM",
            "ALTER DATABASE",
            "ALTER SUBSCRIPTION",
            "REINDEX TABLE",
            "REINDEX INDEX",
            "REINDEX SCHEMA",
            "REINDEX DATABASE",
            "REINDEX SYSTEM");

    /** Outside of a transaction they may end transactions themselves. */
    private static final Set<String> COMMITTING = Set.of("CALL", "DO");

    private static final String CREATE_INDEX = "CREATE INDEX CONCURRENTLY";

    private static final String BEFORE = """
            select coalesce(
                pg_catalog.to_regclass(?)::oid::text || ':' || coalesce(string_agg(i.indexrelid::text, ','), ''), '')
              from pg_catalog.pg_index i
             where i.indrelid = pg_catalog.to_regclass(?)""";

    private static final String INDEXES = """
            select i.indexrelid::text as oid, i.indisvalid, c.relname,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
                   exists (select from pg_catalog.pg_stat_progress_create_index p
                            where p.index_relid = i.indexrelid) as being_built
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indexrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            """;

    private static final String INDEX = INDEXES + " where i.indrelid = pg_catalog.to_regclass(?)";

    /** What rebuilds have left of the indexes of a table; of the one that has the index; of all, if neither is named. */
    private static final String REMAINS = """
            with named as (
                select coalesce(x.indrelid, c.oid) as oid
                  from pg_catalog.pg_class c left join pg_catalog.pg_index x on x.indexrelid = c.oid
                 where c.oid = pg_catalog.to_regclass(nullif(?, '')))
            """ + INDEXES + """
             where not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$'
               and (? = ''
                    or i.indrelid in (select oid from named)
                    or i.indrelid in (
                        select t.reltoastrelid from pg_catalog.pg_class t where t.oid in (select oid from named)))""";

    private static final String ABSENT = "absent";
    private static final Set<String> CREATING = Set.of("CREATE DATABASE", "CREATE TABLESPACE", "CREATE SUBSCRIPTION");
    private static final Map<String, String> CATALOGS = Map.of(
            "DATABASE", "pg_database where datname",
            "TABLESPACE", "pg_tablespace where spcname",
            "SUBSCRIPTION", "pg_subscription where subname");

    private final JdbcClient jdbc;

    Resumption(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What can be told. */
    enum Finding {
        /** It was done. */
        DONE,
        /** It was not done, and nothing of it is left: it can be done now. */
        REPEAT,
        /** Nobody can tell. */
        UNCERTAIN
    }

    /** What must be known of the time before a statement, to be noted before it begins; words without blanks. */
    String note(Statement statement) {
        var names = Names.of(statement.sql());
        if (statement.command().equals(CREATE_INDEX)) {
            return before(names.table());
        }
        if (isReindex(statement)) {
            return remains(names.rebuilt()).stream().map(Built::oid).collect(Collectors.joining(","));
        }
        return CREATING.contains(statement.command()) && !isThere(statement, names) ? ABSENT : "";
    }

    /** Whether a statement was done that had begun, when its text is the same as then. */
    Finding find(Statement statement, String note) {
        var names = Names.of(statement.sql());
        return switch (statement.command()) {
            case CREATE_INDEX -> created(names, note);
            case "DROP INDEX CONCURRENTLY" -> exists(names.dropped()) ? Finding.REPEAT : Finding.DONE;
            case "ALTER TABLE DETACH PARTITION CONCURRENTLY" -> detached(names);
            case "CREATE DATABASE", "CREATE TABLESPACE", "CREATE SUBSCRIPTION" -> made(statement, names, note);
            case "DROP DATABASE", "DROP TABLESPACE", "DROP SUBSCRIPTION" ->
                isThere(statement, names) ? Finding.REPEAT : Finding.DONE;
            default -> isReindex(statement) ? reindexed(names, note) : other(statement);
        };
    }

    private static Finding other(Statement statement) {
        return REPEATABLE.contains(statement.command()) ? Finding.REPEAT : Finding.UNCERTAIN;
    }

    private Finding made(Statement statement, Names names, String note) {
        if (!isThere(statement, names)) {
            return Finding.REPEAT;
        }
        return note.equals(ABSENT) ? Finding.DONE : Finding.UNCERTAIN;
    }

    private boolean isThere(Statement statement, Names names) {
        var kind = statement.command().substring(statement.command().indexOf(' ') + 1);
        return this.jdbc
                .sql("select exists (select from pg_catalog.%s = ?)".formatted(CATALOGS.get(kind)))
                .param(names.object())
                .query(Boolean.class)
                .single();
    }

    private static boolean isReindex(Statement statement) {
        return statement.command().startsWith("REINDEX") && statement.command().endsWith("CONCURRENTLY");
    }

    private Finding reindexed(Names names, String note) {
        var known = List.of(note.split(","));
        remains(names.rebuilt()).stream()
                .filter(index -> !known.contains(index.oid()) && !index.beingBuilt())
                .forEach(index ->
                        this.jdbc.sql("drop index concurrently " + index.name()).update());
        return Finding.REPEAT;
    }

    private List<Built> remains(String name) {
        return this.jdbc.sql(REMAINS).params(name, name).query(Built.class).list();
    }

    /** Clears away the invalid index of a build that failed, if this statement builds one of the same name. */
    void clear(Statement statement, String note) {
        var names = Names.of(statement.sql());
        if (statement.command().equals(CREATE_INDEX) && !names.index().isEmpty()) {
            created(names, note);
        }
    }

    /** Whether a statement that the server has refused leaves nothing behind. */
    static boolean leavesNothing(Statement statement) {
        return !statement.command().endsWith("CONCURRENTLY") && !commitsInside(statement);
    }

    /** Whether a statement can have done a part of its work when it fails. */
    static boolean commitsInside(Statement statement) {
        return COMMITTING.contains(statement.command());
    }

    private Finding created(Names names, String note) {
        if (tableOf(note).isEmpty() || !tableOf(note).equals(tableOf(before(names.table())))) {
            return Finding.UNCERTAIN;
        }
        var known = List.of(note.substring(note.indexOf(':') + 1).split(","));
        var built = this.jdbc.sql(INDEX).param(names.table()).query(Built.class).list().stream()
                .filter(index -> !known.contains(index.oid()))
                .filter(index -> names.index().isEmpty() || index.relname().equals(names.index()))
                .toList();
        if (built.isEmpty()) {
            return Finding.REPEAT;
        }
        if (built.size() > 1 || built.get(0).beingBuilt()) {
            return Finding.UNCERTAIN;
        }
        if (built.get(0).indisvalid()) {
            return names.index().isEmpty() && !built.get(0).isNamedByTheServer() ? Finding.UNCERTAIN : Finding.DONE;
        }
        this.jdbc.sql("drop index concurrently " + built.get(0).name()).update();
        return Finding.REPEAT;
    }

    // The table and its indexes, as numbers; nothing if there is no such table.
    private String before(String table) {
        return this.jdbc.sql(BEFORE).params(table, table).query(String.class).single();
    }

    private static String tableOf(String note) {
        return note.substring(0, Math.max(0, note.indexOf(':')));
    }

    private Finding detached(Names names) {
        var pending = this.jdbc
                .sql("""
                        select i.inhdetachpending from pg_catalog.pg_inherits i
                         where i.inhparent = pg_catalog.to_regclass(?) and i.inhrelid = pg_catalog.to_regclass(?)""")
                .params(names.table(), names.partition())
                .query(Boolean.class)
                .optional();
        if (pending.isEmpty()) {
            return Finding.DONE;
        }
        if (pending.get()) {
            this.jdbc
                    .sql("alter table %s detach partition %s finalize".formatted(names.table(), names.partition()))
                    .update();
            return Finding.DONE;
        }
        return Finding.REPEAT;
    }

    private boolean exists(String relation) {
        return this.jdbc
                .sql("select pg_catalog.to_regclass(?) is not null")
                .param(relation)
                .query(Boolean.class)
                .single();
    }

    /**
     * An index of the table.
     *
     * @param oid its number
     * @param indisvalid whether queries use it
     * @param relname its name
     * @param name with its schema, quoted
     * @param beingBuilt whether somebody builds it now
     */
    record Built(String oid, boolean indisvalid, String relname, String name, boolean beingBuilt) {

        // As the server makes names for indexes: table, columns, idx, and a number if that is taken.
        boolean isNamedByTheServer() {
            return relname.matches(".*_idx\\d*");
        }
    }
}
