package dev.peng;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A role for one test, named after its database; closing it drops what it owns there, and then itself. */
public final class TestRole implements AutoCloseable {

    private final TestDatabase database;
    private final String name;

    private TestRole(TestDatabase database, String options) {
        this.database = database;
        this.name = "role_of_" + database.local().name();
        database.execute("create role %s login password 'x' %s".formatted(this.name, options));
    }

    /** One that may log in and has no rights but those of everybody, and none of these on the schema public. */
    public static TestRole without(TestDatabase database) {
        database.execute("revoke all on schema public from public");
        database.execute("revoke all on database %s from public"
                .formatted(database.local().name()));
        database.execute("grant connect on database %s to public"
                .formatted(database.local().name()));
        return new TestRole(database, "");
    }

    public static TestRole superuser(TestDatabase database) {
        return new TestRole(database, "superuser");
    }

    public String name() {
        return this.name;
    }

    /** Connects as this role. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(this.database.local().jdbcUrl());
        source.setUser(this.name);
        source.setPassword("x");
        return source;
    }

    @Override
    public void close() {
        this.database.execute("drop owned by " + this.name + " cascade");
        this.database.execute("drop role " + this.name);
    }
}
