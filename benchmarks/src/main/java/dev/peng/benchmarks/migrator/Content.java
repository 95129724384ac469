package dev.peng.benchmarks.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * What generated migrations have left in a database.
 *
 * @param tables how many tables
 * @param columns how many columns that were added to one
 * @param indexes how many indexes
 * @param rows how many rows in all tables together
 * @param history how many migrations the history says are applied
 * @param versions how many different ones those are
 */
public record Content(long tables, long columns, long indexes, long rows, long history, long versions) {

    private static final int AT_ONCE = 500;

    private static final String OBJECTS = """
            select count(*) filter (where c.relkind = 'r'),
                   count(a.attname),
                   count(*) filter (where c.relkind = 'i' and c.relname like '%\\_code')
              from pg_catalog.pg_class c
              left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'note' and c.relkind = 'r'
             where c.relnamespace = 'public'::regnamespace and c.relname like 'item\\_%'""";

    /** What so many must have left. */
    public static Content expected(int migrations) {
        return new Content(
                (migrations + 3) / 4,
                (migrations + 2) / 4,
                (migrations + 1) / 4,
                migrations / 4,
                migrations,
                migrations);
    }

    /** What is there. */
    public static Content of(DataSource database, Migrator migrator) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var objects = statement.executeQuery(OBJECTS)) {
            objects.next();
            var tables = objects.getInt(1);
            return new Content(
                    tables,
                    objects.getLong(2),
                    objects.getLong(3),
                    rows(connection, tables),
                    history(connection, migrator, "*"),
                    history(connection, migrator, "distinct " + migrator.versionColumn()));
        }
    }

    // Not all at once: a statement locks each of its tables, and the server has room for some thousands.
    private static long rows(Connection connection, int tables) throws SQLException {
        var rows = 0L;
        for (var first = 0; first < tables; first += AT_ONCE) {
            var each = IntStream.range(first, Math.min(tables, first + AT_ONCE))
                    .mapToObj(number -> "select from item_" + number)
                    .collect(Collectors.joining(" union all "));
            rows += count(connection, "select count(*) from (" + each + ") as r");
        }
        return rows;
    }

    private static long history(Connection connection, Migrator migrator, String what) throws SQLException {
        var table = migrator.historyTable();
        return count(connection, "select count(to_regclass('" + table + "'))") == 0
                ? 0
                : count(connection, "select count(" + what + ") from " + table + " where " + migrator.isApplied());
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
