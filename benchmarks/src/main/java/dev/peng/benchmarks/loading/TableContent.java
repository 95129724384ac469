package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.local.LocalDatabase;
import java.sql.SQLException;

/**
 * What the table of the dump holds.
 *
 * @param rows how many rows
 * @param checksum over all of them
 */
record TableContent(long rows, long checksum) {

    static TableContent of(LocalDatabase database) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(GiantDump.COUNT_AND_CHECKSUM)) {
            result.next();
            return new TableContent(result.getLong(1), result.getLong(2));
        }
    }
}
