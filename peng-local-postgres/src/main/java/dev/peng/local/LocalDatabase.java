package dev.peng.local;

import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a {@link LocalPostgres} and how to connect to it. Closing drops it, together with its connections; it
 * may also be left to the server, whose data is thrown away as a whole.
 */
public final class LocalDatabase implements AutoCloseable {

    private final Databases databases;
    private final String name;

    LocalDatabase(Databases databases, String name) {
        this.databases = databases;
        this.name = Objects.requireNonNull(name);
    }

    /**
     * Its name.
     *
     * @return the name as PostgreSQL stores it, not quoted
     */
    public String name() {
        return name;
    }

    /**
     * Where it is.
     *
     * @return a JDBC URL without credentials
     */
    public String jdbcUrl() {
        return databases.jdbcUrl(name);
    }

    /**
     * Who may do everything with it.
     *
     * @return the superuser of the server
     */
    public String username() {
        return databases.username();
    }

    /**
     * The password of {@link #username()}.
     *
     * @return a password, which an embedded server does not ask for
     */
    public String password() {
        return databases.password();
    }

    /**
     * Connects as {@link #username()}, each time anew: there is no pool.
     *
     * @return a data source of PostgreSQL's own driver
     */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setURL(jdbcUrl());
        source.setUser(username());
        source.setPassword(password());
        return source;
    }

    /**
     * Ends all connections to it and allows no new ones, so that {@link LocalPostgres#newDatabase(String)} can copy it
     * from any number of threads.
     *
     * @return this
     */
    public LocalDatabase asTemplate() {
        databases.freeze(name);
        return this;
    }

    /**
     * Copies it as it is now. Connections to it are ended, and new ones refused while the copy is made.
     *
     * @return the copy, which nobody can connect to: a template for {@link LocalPostgres#newDatabase(String)} and
     *     {@link #resetTo}
     */
    public LocalDatabase snapshot() {
        return databases.frozenCopyOf(name);
    }

    /**
     * Throws away what it holds and makes it a copy of another one, under the same name and URL. Connections to it are
     * ended, so a pool has to give up those that it keeps.
     *
     * @param template the database to copy, one of {@link #snapshot()} or {@link #asTemplate()}
     */
    public void resetTo(LocalDatabase template) {
        databases.replace(name, template.name());
    }

    /** Drops it with {@code force}: open connections are cut. Dropping it again does nothing. */
    public void drop() {
        databases.drop(name);
    }

    /** The same as {@link #drop()}. */
    @Override
    public void close() {
        drop();
    }

    @Override
    public String toString() {
        return jdbcUrl();
    }
}
