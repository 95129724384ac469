package dev.peng.session;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of what a query answers.
 *
 * @param name as the server gives it; several columns may have the same
 * @param type the name of its type in PostgreSQL's catalog, such as {@code int4}
 */
public record ResultColumn(String name, String type) {

    static List<ResultColumn> of(ResultSetMetaData about) throws SQLException {
        var columns = new ArrayList<ResultColumn>();
        for (var i = 1; i <= about.getColumnCount(); i++) {
            columns.add(new ResultColumn(about.getColumnLabel(i), catalogName(about.getColumnTypeName(i))));
        }
        return List.copyOf(columns);
    }

    // The driver has names of its own for columns with a sequence.
    static String catalogName(String type) {
        return switch (type) {
            case "smallserial" -> "int2";
            case "serial" -> "int4";
            case "bigserial" -> "int8";
            default -> type;
        };
    }
}
