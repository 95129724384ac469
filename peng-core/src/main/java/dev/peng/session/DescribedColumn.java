package dev.peng.session;

/**
 * A column that a statement would answer with.
 *
 * @param name as the server gives it; several columns may have the same
 * @param type the name of its type in PostgreSQL's catalog, such as {@code int4}; of an array, that of its elements; of a domain, that
 *     of the type below it
 * @param array whether it is an array
 * @param notNull whether it is the column of a table that is declared so; an outer join can make it null all the same
 */
public record DescribedColumn(String name, String type, boolean array, boolean notNull) {}
