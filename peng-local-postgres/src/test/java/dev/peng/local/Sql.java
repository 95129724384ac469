package dev.peng.local;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One statement on a connection of its own. */
final class Sql {

    private Sql() {}

    static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
