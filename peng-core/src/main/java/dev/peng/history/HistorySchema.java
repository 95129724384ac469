package dev.peng.history;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.source.Checksum;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * The schema of the history tables, decided once per run: the one that is set; else the one on the search path that has
 * a history already; else the current schema. It must not be left to the search path, which a script may change, or
 * which changes by itself when a schema named like the role is made.
 *
 * @param name its name
 * @param exists whether it is there
 * @param tables the columns of the history tables that it has, by the name of the table
 */
record HistorySchema(String name, boolean exists, Map<String, Set<String>> tables) {

    static final List<TableLayout> LAYOUTS = List.of(MigrationHistory.LAYOUT, SeedHistory.LAYOUT, RunHistory.LAYOUT);

    private static final String QUERY = """
            select n.nspname, c.relname, string_agg(a.attname, ',') as columns
              from pg_catalog.pg_namespace n
              left join pg_catalog.pg_class c
                on c.relnamespace = n.oid and c.relname in (%s) and c.relkind in ('r', 'p', 'v', 'f')
              left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where n.nspname = ? or ?::text is null and n.nspname = any (current_schemas(false))
             group by 1, 2
             order by n.nspname <> current_schema(), 1""".formatted(
                    LAYOUTS.stream().map(layout -> "'" + layout.name() + "'").collect(Collectors.joining(", ")));

    HistorySchema {
        tables = Map.copyOf(tables);
    }

    /** Where the history is, if there is one or its schema is set. One round trip. */
    static Optional<HistorySchema> visible(JdbcOperations jdbc, HistorySettings settings) {
        var schema = settings.schema();
        var schemas = read(jdbc, schema);
        if (schema != null) {
            var found = schemas.stream().findFirst();
            return Optional.of(found.orElseGet(() -> new HistorySchema(schema, false, Map.of())));
        }
        var holding = schemas.stream().filter(HistorySchema::hasMigrations).toList();
        if (holding.size() > 1) {
            throw refused(MigrationHistory.TABLE + " exists in more than one schema of the search path: "
                    + holding.stream().map(HistorySchema::name).sorted().toList());
        }
        return holding.stream().findFirst();
    }

    /** Where the history is or is to be. */
    static HistorySchema resolve(JdbcOperations jdbc, HistorySettings settings) {
        return visible(jdbc, settings)
                .orElseGet(() -> read(jdbc, null).stream()
                        .findFirst()
                        .orElseThrow(() -> refused("no schema of the search path exists")));
    }

    /** The key of the advisory lock: every run on this history has the same. */
    long lockKey() {
        var text = "peng:" + name + "." + MigrationHistory.TABLE;
        var digest = Checksum.of(text.getBytes(StandardCharsets.UTF_8)).hex();
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    Table table(TableLayout layout) {
        return Table.of(name, layout, tables.getOrDefault(layout.name(), Set.of()));
    }

    /** The same when all tables have all columns. */
    HistorySchema complete() {
        var all = new TreeMap<String, Set<String>>();
        LAYOUTS.forEach(layout -> all.put(layout.name(), layout.columnNames()));
        return new HistorySchema(name, true, all);
    }

    private boolean hasMigrations() {
        return tables.containsKey(MigrationHistory.TABLE);
    }

    // The current schema first.
    private static List<HistorySchema> read(JdbcOperations jdbc, @Nullable String schema) {
        var schemas = new LinkedHashMap<String, Map<String, Set<String>>>();
        var parameter = new SqlParameterValue(Types.VARCHAR, schema);
        jdbc.query(
                QUERY,
                row -> {
                    var tables = schemas.computeIfAbsent(row.getString("nspname"), name -> new TreeMap<>());
                    var columns = row.getString("columns");
                    if (columns != null) {
                        tables.put(row.getString("relname"), Set.copyOf(Arrays.asList(columns.split(","))));
                    }
                },
                parameter,
                parameter);
        return schemas.entrySet().stream()
                .map(entry -> new HistorySchema(entry.getKey(), true, entry.getValue()))
                .toList();
    }

    private static ProblemsException refused(String message) {
        var problem =
                new Problem(ErrorCode.AMBIGUOUS_HISTORY, message, "Set peng.schema to the schema of the history.");
        return new ProblemsException("the run", List.of(problem));
    }
}
