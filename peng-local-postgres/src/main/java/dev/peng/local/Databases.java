package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The databases of one server, made and dropped through its database {@code postgres}. */
final class Databases {

    private static final String DUPLICATE_DATABASE = "42P04";
    private static final int HAS_STRATEGY = 15;
    private static final int LOOKS = 500;

    private final Server server;
    private final int version;

    private Databases(Server server, int version) {
        this.server = server;
        this.version = version;
    }

    /** Asks the server for its version, so a server that does not answer is found here. */
    static Databases of(Server server) {
        var unknown = new Databases(server, 0);
        return new Databases(
                server,
                unknown.inPostgres(
                        "ask for the version", admin -> admin.getMetaData().getDatabaseMajorVersion()));
    }

    int version() {
        return version;
    }

    String username() {
        return server.username();
    }

    String password() {
        return server.password();
    }

    String jdbcUrl(String name) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(server.host(), server.port(), URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    LocalDatabase copyOf(String template) {
        var name = newName();
        execute("copy the database " + template, create(name, template));
        return new LocalDatabase(this, name);
    }

    LocalDatabase named(String name) {
        inPostgres("create the database " + name, admin -> createUnlessThere(admin, name));
        return new LocalDatabase(this, name);
    }

    void freeze(String name) {
        inPostgres("freeze the database " + name, admin -> {
            allowConnections(admin, name, false);
            return endConnections(admin, name);
        });
    }

    /** A frozen copy. Nobody else can connect while it is made, so the copy is whole. */
    LocalDatabase frozenCopyOf(String name) {
        var copy = newName();
        inPostgres("copy the database " + name, admin -> {
            allowConnections(admin, name, false);
            try {
                endConnections(admin, name);
                execute(admin, create(copy, name));
                return allowConnections(admin, copy, false);
            } finally {
                allowConnections(admin, name, true);
            }
        });
        return new LocalDatabase(this, copy);
    }

    void replace(String name, String template) {
        inPostgres("make the database %s a copy of %s".formatted(name, template), admin -> {
            allowConnections(admin, name, false);
            endConnections(admin, name);
            execute(admin, "drop database " + quoted(name));
            return execute(admin, create(name, template));
        });
    }

    void drop(String name) {
        execute("drop the database " + name, "drop database if exists %s with (force)".formatted(quoted(name)));
    }

    /** Copying files beats writing them through the log (the default since 15) when they need not survive a crash. */
    private String create(String name, String template) {
        var strategy = version >= HAS_STRATEGY ? " strategy file_copy" : "";
        return "create database %s template %s%s".formatted(quoted(name), quoted(template), strategy);
    }

    private boolean createUnlessThere(Connection admin, String name) throws SQLException {
        try (var statement = admin.createStatement()) {
            return statement.execute(create(name, "template1"));
        } catch (SQLException e) {
            if (DUPLICATE_DATABASE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static boolean allowConnections(Connection admin, String name, boolean allow) throws SQLException {
        return execute(admin, "alter database %s allow_connections %s".formatted(quoted(name), allow));
    }

    /** Waits for their ends, too: the server would look for them ten times a second only. */
    private static boolean endConnections(Connection admin, String name) throws SQLException {
        try (var query = admin.prepareStatement("""
                select pg_terminate_backend(pid), pg_sleep(0.002)
                from pg_stat_activity
                where datname = ?
                """)) {
            query.setString(1, name);
            for (int looks = 0; looks < LOOKS; looks++) {
                try (var left = query.executeQuery()) {
                    if (!left.next()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private void execute(String purpose, String sql) {
        inPostgres(purpose, admin -> execute(admin, sql));
    }

    private static boolean execute(Connection admin, String sql) throws SQLException {
        try (var statement = admin.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static String newName() {
        return "db_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private <T> T inPostgres(String purpose, Work<T> work) {
        try (var admin = new LocalDatabase(this, "postgres").dataSource().getConnection()) {
            return work.on(admin);
        } catch (SQLException e) {
            throw new LocalPostgresException(
                    Reason.STATEMENT_FAILED, "Could not %s: %s".formatted(purpose, e.getMessage()), e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private interface Work<T> {
        T on(Connection admin) throws SQLException;
    }
}
