package dev.peng.session;

/**
 * A column of what a query answers.
 *
 * @param name as the server gives it; several columns may have the same
 * @param type the name of its type in PostgreSQL's catalog, such as {@code int4}
 */
public record ResultColumn(String name, String type) {}
