package dev.peng.session;

import dev.peng.error.Blocker;
import dev.peng.lexer.Characters;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds who stands in the way of a statement: who holds locks on relations that it names, on their indexes and their
 * partitions. When a statement has given up waiting, the server cannot say any more for whom it waited.
 */
final class Blockers {

    private static final String HOLDERS = """
            with recursive named as (
                select c.oid from pg_catalog.pg_class c where c.relname = any (?)
                union
                select coalesce(i.indrelid, h.inhrelid)
                  from named n
                  left join pg_catalog.pg_index i on i.indexrelid = n.oid
                  left join pg_catalog.pg_inherits h on h.inhparent = n.oid
                 where coalesce(i.indrelid, h.inhrelid) is not null)
            select a.pid, a.application_name, coalesce(a.client_hostname, host(a.client_addr)) as host,
                   coalesce(a.state, a.backend_type) as state, min(a.xact_start) as since
              from pg_catalog.pg_locks l
              join pg_catalog.pg_stat_activity a on a.pid = l.pid
             where l.granted and l.locktype = 'relation' and l.relation in (select oid from named)
               and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
               and l.pid <> pg_catalog.pg_backend_pid()
             group by 1, 2, 3, 4
             order by since nulls last
             limit 3""";

    private final JdbcClient jdbc;

    Blockers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Blocker> of(String sql) {
        return this.jdbc
                .sql(HOLDERS)
                .param(names(sql).toArray(String[]::new))
                .query((row, number) -> blocker(row))
                .list();
    }

    /** A row of pid, application, host, state and beginning. */
    static Blocker blocker(ResultSet row) throws SQLException {
        Timestamp since = row.getTimestamp("since");
        return new Blocker(
                row.getInt("pid"),
                row.getString("application_name"),
                row.getString("host"),
                row.getString("state"),
                since == null ? null : since.toInstant());
    }

    // Words that are no names do no harm: no relation has them, or it is one of the statement after all.
    private static Set<String> names(String sql) {
        var names = new HashSet<String>();
        try (var tokens = Lexer.of(sql)) {
            for (var kind = tokens.next(); kind != TokenKind.END; kind = tokens.next()) {
                var text = tokens.text(tokens.start(), tokens.end());
                if (kind == TokenKind.QUOTED_NAME) {
                    names.add(text.substring(1, text.length() - 1).replace("\"\"", "\""));
                } else if (kind == TokenKind.WORD) {
                    names.add(Characters.lowerCase(text));
                }
            }
        }
        return names;
    }
}
