package dev.peng.benchmarks.migrator;

import javax.sql.DataSource;

/** What is measured: from a data source and a folder of scripts to a database that has them all. */
@FunctionalInterface
public interface Migration {

    /**
     * Applies what is not applied yet.
     *
     * @param location {@code filesystem:<folder>} or {@code classpath:<folder>}
     */
    void run(DataSource database, String location) throws Exception;
}
