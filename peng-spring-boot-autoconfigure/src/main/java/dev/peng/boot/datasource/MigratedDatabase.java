package dev.peng.boot.datasource;

import javax.sql.DataSource;

/**
 * What migrations and seeds work on. A type of its own, since a second bean of type {@code DataSource} would get in the way of
 * the application's.
 *
 * @param dataSource where connections come from
 */
public record MigratedDatabase(DataSource dataSource) {}
