package dev.peng.session;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Asks the server what statements would answer with, and runs none of them: each is parsed in a read-only transaction that is rolled
 * back. For one thread; it holds one connection until it is closed.
 */
public final class Describer implements AutoCloseable {

    private static final String BEGIN = "set transaction read only; set local standard_conforming_strings = on";

    /** How PostgreSQL begins the name of an array's type (manual, section "Arrays" of create type). */
    private static final String ARRAY = "_";

    // A domain may be made of a domain.
    private static final String BASE = """
            with recursive below as (
                select oid, typname, typtype, typbasetype from pg_catalog.pg_type where oid = pg_catalog.to_regtype(?)
                union all
                select t.oid, t.typname, t.typtype, t.typbasetype
                  from below join pg_catalog.pg_type t on t.oid = below.typbasetype
                 where below.typtype = 'd')
            select typname from below where typtype <> 'd'""";

    private final Borrowed borrowed;

    private Describer(Borrowed borrowed) {
        this.borrowed = borrowed;
    }

    /**
     * Borrows a connection.
     *
     * @throws DatabaseException if there is none
     * @throws dev.peng.error.ConfigurationException if this thread is in a transaction
     */
    public static Describer on(DataSource dataSource) {
        Session.refuseTransaction(dataSource);
        return new Describer(Borrowed.from(dataSource));
    }

    /**
     * The columns of a statement.
     *
     * @param sql with {@code ?} for each value
     * @return none if it does not answer with rows
     * @throws Inquiry.Refused if the server refuses it
     * @throws DatabaseException if the connection was lost
     */
    public List<DescribedColumn> describe(String sql) {
        var connection = this.borrowed.connection();
        try {
            connection.setAutoCommit(false);
            try {
                ServerState.execute(connection, BEGIN);
                return columns(connection, sql);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        this.borrowed.giveBack();
    }

    private static List<DescribedColumn> columns(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            var about = statement.getMetaData();
            var columns = new ArrayList<DescribedColumn>();
            for (var i = 1; about != null && i <= about.getColumnCount(); i++) {
                columns.add(column(connection, about, i));
            }
            return List.copyOf(columns);
        }
    }

    private static DescribedColumn column(Connection connection, ResultSetMetaData about, int number)
            throws SQLException {
        var isDomain = about.getColumnType(number) == Types.DISTINCT;
        var type = ResultColumn.catalogName(about.getColumnTypeName(number));
        var base = isDomain ? base(connection, type) : type;
        var isArray = isDomain ? base.startsWith(ARRAY) : about.getColumnType(number) == Types.ARRAY;
        return new DescribedColumn(
                about.getColumnLabel(number),
                isArray ? base.replaceFirst(ARRAY, "") : base,
                isArray,
                about.isNullable(number) == ResultSetMetaData.columnNoNulls);
    }

    private static String base(Connection connection, String domain) throws SQLException {
        try (var statement = connection.prepareStatement(BASE)) {
            statement.setString(1, domain);
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : domain;
            }
        }
    }

    private RuntimeException failure(SQLException e) {
        return this.borrowed.isLost()
                ? new DatabaseException(
                        ErrorCode.CONNECTION_FAILED,
                        "the connection was lost while queries were described",
                        "Run it again when the server can be reached.",
                        ServerErrors.of(e),
                        e)
                : new Inquiry.Refused(ServerErrors.of(e), ServerErrors.position(e), e);
    }
}
