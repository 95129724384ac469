package dev.peng.benchmarks.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.core.Parser;

/** The PostgreSQL driver: how it cuts a text of several statements that it is given at once. */
final class DriverReader implements StatementReader {

    @Override
    public long read(Path file) throws IOException, SQLException {
        var standardConformingStrings = true;
        var withParameters = false;
        var splitStatements = true;
        var rewriteBatches = false;
        var quoteReturning = false;
        var statements = Parser.parseJdbcSql(
                Files.readString(file),
                standardConformingStrings,
                withParameters,
                splitStatements,
                rewriteBatches,
                quoteReturning);
        return statements.stream()
                .filter(statement -> !isComment(statement.nativeSql))
                .count();
    }

    /** A comment behind the last semicolon is a statement to the driver, and harmless. */
    private static boolean isComment(String sql) {
        var at = 0;
        while (at < sql.length()) {
            if (sql.startsWith("--", at)) {
                var end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else {
                return false;
            }
        }
        return true;
    }
}
