package dev.peng.run;

import dev.peng.lexer.Characters;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import dev.peng.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out, after a crash, whether a statement that cannot run in a transaction was done, and clears away what an
 * unfinished one has left (manual, CREATE INDEX, Building Indexes Concurrently; REINDEX, Rebuilding Indexes Concurrently).
 */
final class Resumption {

    /** Doing these once more is the same as doing them once. */
    private static final Set<String> REPEATABLE =
            Set.of("VACUUM", "CLUSTER", "ALTER SYSTEM", "REINDEX SCHEMA", "REINDEX DATABASE", "REINDEX SYSTEM");

    private static final String CREATE_INDEX = "CREATE INDEX CONCURRENTLY";

    private static final String BEFORE = """
            select coalesce(
                pg_catalog.to_regclass(?)::oid::text || ':' || coalesce(string_agg(i.indexrelid::text, ','), ''), '')
              from pg_catalog.pg_index i
             where i.indrelid = pg_catalog.to_regclass(?)""";

    private static final String INDEX = """
            select i.indexrelid::text as oid, i.indisvalid, c.relname,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
                   exists (select from pg_catalog.pg_stat_progress_create_index p
                            where p.index_relid = i.indexrelid) as being_built
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indexrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where i.indrelid = pg_catalog.to_regclass(?)""";

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
        return statement.command().equals(CREATE_INDEX)
                ? before(Names.of(statement.sql()).table())
                : "";
    }

    /** Whether a statement was done that had begun, when its text is the same as then. */
    Finding find(Statement statement, String note) {
        var names = Names.of(statement.sql());
        return switch (statement.command()) {
            case CREATE_INDEX -> created(names, note);
            case "DROP INDEX CONCURRENTLY" -> exists(names.dropped()) ? Finding.REPEAT : Finding.DONE;
            case "ALTER TABLE DETACH PARTITION CONCURRENTLY" -> detached(names);
            default -> REPEATABLE.contains(statement.command()) ? Finding.REPEAT : Finding.UNCERTAIN;
        };
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
        return !statement.command().endsWith("CONCURRENTLY");
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

    /**
     * The names in such a statement, as they are written.
     *
     * @param index the new index as the server stores its name, or nothing if the server names it
     * @param table the table of the index, or the partitioned one
     * @param dropped the index to drop
     * @param partition the partition to detach
     */
    record Names(String index, String table, String dropped, String partition) {

        private static final Set<String> BEFORE_A_NAME = Set.of("IF", "NOT", "EXISTS", "ONLY");

        static Names of(String sql) {
            var tokens = tokens(sql);
            var concurrently = behind(tokens, "CONCURRENTLY");
            return new Names(
                    is(tokens, concurrently, "ON") ? "" : stored(name(tokens, concurrently)),
                    name(tokens, Math.max(behind(tokens, "ON"), behind(tokens, "TABLE"))),
                    name(tokens, concurrently),
                    name(tokens, behind(tokens, "PARTITION")));
        }

        private static boolean is(List<String> tokens, int i, String word) {
            return i < tokens.size() && Characters.upperCase(tokens.get(i)).equals(word);
        }

        private static int behind(List<String> tokens, String word) {
            var i = 0;
            while (i < tokens.size() && !is(tokens, i, word)) {
                i++;
            }
            return i == tokens.size() ? 0 : i + 1;
        }

        private static String name(List<String> tokens, int from) {
            var i = from;
            while (i < tokens.size() && BEFORE_A_NAME.contains(Characters.upperCase(tokens.get(i)))) {
                i++;
            }
            var name = new StringBuilder(i < tokens.size() ? tokens.get(i) : "");
            while (i + 2 < tokens.size() && tokens.get(i + 1).equals(".")) {
                name.append('.').append(tokens.get(i + 2));
                i += 2;
            }
            return name.toString();
        }

        private static String stored(String name) {
            return name.startsWith("\"")
                    ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                    : Characters.lowerCase(name);
        }

        private static List<String> tokens(String sql) {
            var tokens = new ArrayList<String>();
            try (var lexer = Lexer.of(sql)) {
                for (var kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
                    if (kind != TokenKind.LINE_COMMENT && kind != TokenKind.BLOCK_COMMENT) {
                        tokens.add(lexer.text(lexer.start(), lexer.end()));
                    }
                }
            }
            return tokens;
        }
    }
}
