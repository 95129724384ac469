package dev.peng.benchmarks.migrator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The floor: one connection, one query for the history, every file read and hashed; then for each that is new the whole
 * script at once, a row of the history, and a commit. No lock, no limits, nothing is told of failures.
 */
final class RawJdbc implements Migration {

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String CREATE = """
            create table history (
                version text primary key,
                name text not null,
                applied_at timestamptz not null,
                duration_ms bigint not null,
                checksum text not null
            )""";

    private static final String INSERT =
            "insert into history (version, name, applied_at, duration_ms, checksum) values (?, ?, now(), ?, ?)";

    @Override
    public void run(DataSource database, String location) throws Exception {
        try (var connection = database.getConnection()) {
            var known = known(connection);
            var pending = new ArrayList<Script>();
            for (var file : ScriptFiles.read(location).entrySet()) {
                var script = Script.of(file.getKey(), file.getValue());
                var applied = known.get(script.version);
                if (applied == null) {
                    pending.add(script);
                } else if (!applied.equals(script.checksum)) {
                    throw new IllegalStateException(file.getKey() + " was changed");
                }
            }
            apply(connection, pending);
        }
    }

    private static Map<String, String> known(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select version, checksum from history")) {
                var known = new HashMap<String, String>();
                while (rows.next()) {
                    known.put(rows.getString(1), rows.getString(2));
                }
                return known;
            } catch (SQLException e) {
                if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                    throw e;
                }
                statement.execute(CREATE);
                return Map.of();
            }
        }
    }

    private static void apply(Connection connection, List<Script> pending) throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var insert = connection.prepareStatement(INSERT)) {
            for (var script : pending) {
                var begin = System.nanoTime();
                statement.execute(script.sql);
                insert.setString(1, script.version);
                insert.setString(2, script.name);
                insert.setLong(3, (System.nanoTime() - begin) / 1_000_000);
                insert.setString(4, script.checksum);
                insert.executeUpdate();
                connection.commit();
            }
        }
    }

    private record Script(String version, String name, String sql, String checksum) {

        static Script of(String file, byte[] content) throws NoSuchAlgorithmException {
            var underscore = file.indexOf('_');
            var checksum = MessageDigest.getInstance("SHA-256").digest(content);
            return new Script(
                    file.substring(0, underscore),
                    file.substring(underscore + 1, file.indexOf('.')),
                    new String(content, StandardCharsets.UTF_8),
                    HexFormat.of().formatHex(checksum));
        }
    }
}
