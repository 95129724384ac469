package dev.peng.history;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.source.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema of the history tables, decided once per run: the one that is set; else the one on the search path that has
 * a history already; else the current schema. It must not be left to the search path, which a script may change, or
 * which changes by itself when a schema named like the role is made.
 */
record HistorySchema(String name) {

    private static final String ON_SEARCH_PATH = """
            select n.nspname
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relname = ? and c.relkind in ('r', 'p') and n.nspname = any (current_schemas(false))
             order by 1""";

    /** Where the history is, if there is one or its schema is set. */
    static Optional<HistorySchema> visible(JdbcClient jdbc, HistorySettings settings) {
        if (settings.schema() != null) {
            return Optional.of(new HistorySchema(settings.schema()));
        }
        var holding = jdbc.sql(ON_SEARCH_PATH)
                .param(MigrationHistory.TABLE)
                .query(String.class)
                .list();
        if (holding.size() > 1) {
            throw refused(MigrationHistory.TABLE + " exists in more than one schema of the search path: " + holding);
        }
        return holding.stream().findFirst().map(HistorySchema::new);
    }

    /** Where the history is or is to be. */
    static HistorySchema resolve(JdbcClient jdbc, HistorySettings settings) {
        return visible(jdbc, settings).orElseGet(() -> current(jdbc));
    }

    /** The key of the advisory lock: every run on this history has the same. */
    long lockKey() {
        var name = "peng:" + name() + "." + MigrationHistory.TABLE;
        var digest = Checksum.of(name.getBytes(StandardCharsets.UTF_8)).hex();
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    private static HistorySchema current(JdbcClient jdbc) {
        return jdbc.sql("select current_schema()").query(String.class).list().stream()
                .filter(schema -> schema != null)
                .findFirst()
                .map(HistorySchema::new)
                .orElseThrow(() -> refused("no schema of the search path exists"));
    }

    private static ProblemsException refused(String message) {
        var problem =
                new Problem(ErrorCode.AMBIGUOUS_HISTORY, message, "Set peng.schema to the schema of the history.");
        return new ProblemsException("the run", List.of(problem));
    }
}
