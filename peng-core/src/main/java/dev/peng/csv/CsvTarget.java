package dev.peng.csv;

import dev.peng.session.Identifier;
import dev.peng.session.Session;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table that rows go to, as the database has it.
 *
 * @param name for a statement
 * @param columns of the table; none if there is no such table
 */
record CsvTarget(String name, List<Column> columns) {

    // Sequences of other types than these cannot be compared with what is in the column.
    private static final String COLUMNS = """
            select n.nspname as schema, c.relname as table, a.attname as name, a.attidentity = 'a' as always,
                   a.attidentity <> '' as identity, coalesce(a.attnum = any (i.indkey), false) as key,
                   case when a.atttypid in (20, 21, 23)
                        then pg_catalog.pg_get_serial_sequence(
                                 pg_catalog.format('%I.%I', n.nspname, c.relname), a.attname) end as sequence
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_class c on c.oid = a.attrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              left join pg_catalog.pg_index i on i.indrelid = c.oid and i.indisprimary
             where c.oid = pg_catalog.to_regclass(?) and a.attnum > 0 and not a.attisdropped
             order by a.attnum""";

    /** What is there already may be further; what the sequence does not reach concerns it not. */
    private static final String ADVANCE = """
            select pg_catalog.setval(q.seqrelid::regclass, v.furthest)
              from pg_catalog.pg_sequence q
             cross join %1$s s
             cross join lateral (
                 select (case when q.seqincrement > 0 then max(%2$s) else min(%2$s) end)::bigint as furthest from %3$s) v
             where q.seqrelid = %4$s::regclass and v.furthest between q.seqmin and q.seqmax
               and case when q.seqincrement > 0
                        then v.furthest >= s.last_value + case when s.is_called then q.seqincrement else 0 end
                        else v.furthest <= s.last_value + case when s.is_called then q.seqincrement else 0 end end""";

    /**
     * A column of it.
     *
     * @param schema of the table
     * @param table which
     * @param name of the column
     * @param always whether the server makes its values unless it is overridden
     * @param identity whether it makes them unless there are some
     * @param key whether it belongs to the primary key
     * @param sequence that it owns, for a statement
     */
    record Column(
            String schema,
            String table,
            String name,
            boolean always,
            boolean identity,
            boolean key,
            @Nullable String sequence) {}

    CsvTarget {
        columns = List.copyOf(columns);
    }

    /** Looks it up. The name is with its schema then, so that no table of the session comes in between. */
    static CsvTarget find(Session session, TableName name) {
        var columns = session.jdbc()
                .sql(COLUMNS)
                .param(name.quoted())
                .query(Column.class)
                .list();
        return new CsvTarget(
                columns.stream()
                        .findFirst()
                        .map(column -> Identifier.quote(column.schema(), column.table()))
                        .orElse(name.quoted()),
                columns);
    }

    /** The names of the columns of the primary key. */
    List<String> key() {
        return columns.stream().filter(Column::key).map(Column::name).toList();
    }

    /** The statement that brings in what was loaded elsewhere. */
    String insert(List<String> names, String from, OnConflict onConflict) {
        var list = list(names);
        var overriding = of(names).anyMatch(Column::identity) ? " overriding system value" : "";
        return "insert into %s (%s)%s select %s from %s on conflict (%s) %s"
                .formatted(name, list, overriding, list, from, list(key()), resolution(names, onConflict));
    }

    /** The statements that bring the sequences of some columns behind what is in the table. */
    Stream<String> advances(List<String> names) {
        return of(names)
                .filter(column -> column.sequence() != null)
                .map(column -> ADVANCE.formatted(
                        column.sequence(),
                        Identifier.quote(column.name()),
                        name,
                        Identifier.literal(String.valueOf(column.sequence()))));
    }

    /** Names for a statement. */
    static String list(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    // What only the server may set cannot be updated.
    private String resolution(List<String> names, OnConflict onConflict) {
        var settings = of(names)
                .filter(column -> !column.key() && !column.always())
                .map(column -> Identifier.quote(column.name()))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return onConflict == OnConflict.IGNORE || settings.isEmpty() ? "do nothing" : "do update set " + settings;
    }

    private Stream<Column> of(List<String> names) {
        return columns.stream().filter(column -> names.contains(column.name()));
    }
}
