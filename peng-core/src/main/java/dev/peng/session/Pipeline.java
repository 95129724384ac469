package dev.peng.session;

import dev.peng.script.Script;
import dev.peng.script.Statement;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sends statements to the server: those that are answered with no more than that they are done together, in one flush,
 * the others one by one. Works inside a transaction only.
 *
 * <p>The driver does not say which of many statements failed, other than in translated words. So a savepoint goes before
 * them, in the same flush; after a failure what they did is undone and they are sent again one by one.
 */
final class Pipeline {

    /** With more than these both sides may block for ever: each waits until the other has read what it wrote. */
    private static final int STATEMENTS = 200;

    private static final int BYTES = 64 * 1024;

    /** Query canceled, as by a timeout, and lock not available: to try again is to wait once more. */
    private static final Set<String> WAITED = Set.of("57014", "55P03");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Script script;
    private final java.sql.Statement jdbc;
    private final Notices notices;
    private final Meter meter;
    private final List<Statement> waiting = new ArrayList<>();
    private List<String> first;
    private int bytes;

    /**
     * @param script where the statements are from
     * @param jdbc sends them
     * @param first sent before the first of them
     * @param meter counts the rows
     */
    Pipeline(Script script, java.sql.Statement jdbc, List<String> first, Meter meter) {
        this.script = script;
        this.jdbc = jdbc;
        this.first = first;
        this.meter = meter;
        this.notices = new Notices(script.file());
    }

    /** Sends a statement that is answered with nothing else, now or later. */
    void add(Statement statement) throws SQLException {
        var size = sizeOf(statement.sql());
        if (this.waiting.size() == STATEMENTS || this.bytes + size > BYTES) {
            flush();
        }
        this.waiting.add(statement);
        this.bytes += size;
    }

    /** Sends a statement by itself, after all that are waiting; the rows that it returns are passed over. */
    void send(Statement statement) throws SQLException {
        flush();
        alone(statement, List.of());
    }

    /** Sends a statement in another way, after all that are waiting. */
    void around(Statement statement, Work work) throws SQLException {
        flush();
        addFirst();
        execute();
        try {
            work.run();
        } catch (SQLException e) {
            throw failed(statement, List.of(statement), e);
        }
        logNotices(List.of(statement));
    }

    /** Sends what is waiting, and these behind it. */
    void finish(List<String> last) throws SQLException {
        if (this.waiting.isEmpty() && !last.isEmpty()) {
            addFirst();
            addLast(last);
            execute();
        }
        flush(last);
    }

    private void flush() throws SQLException {
        flush(List.of());
    }

    private void flush(List<String> last) throws SQLException {
        var all = List.copyOf(this.waiting);
        this.waiting.clear();
        this.bytes = 0;
        if (all.size() > 1) {
            together(all, last);
        } else if (all.size() == 1) {
            alone(all.get(0), last);
        }
    }

    private void together(List<Statement> all, List<String> last) throws SQLException {
        var before = addFirst();
        this.jdbc.addBatch("savepoint peng_pipeline");
        for (var statement : all) {
            addToBatch(statement);
        }
        this.jdbc.addBatch("release savepoint peng_pipeline");
        addLast(last);
        try {
            execute();
        } catch (BatchUpdateException e) {
            again(all, last, indexIn(e, before + 1, all.size()), e);
            return;
        }
        logNotices(all);
    }

    private int addFirst() throws SQLException {
        var count = this.first.size();
        for (var sql : this.first) {
            this.jdbc.addBatch(sql);
        }
        this.first = List.of();
        return count;
    }

    private void addLast(List<String> last) throws SQLException {
        for (var sql : last) {
            this.jdbc.addBatch(sql);
        }
    }

    private void again(List<Statement> all, List<String> last, int failed, BatchUpdateException failure)
            throws SQLException {
        if (this.jdbc.getConnection().isClosed() || WAITED.contains(failure.getSQLState())) {
            throw failed(all.get(failed), all, cause(failure));
        }
        this.jdbc.execute("rollback to savepoint peng_pipeline");
        this.jdbc.execute("release savepoint peng_pipeline");
        for (var statement : all) {
            alone(statement, List.of());
        }
        finish(last);
    }

    // What is not known, or is no change, counts as nothing.
    private void execute() throws SQLException {
        for (var rows : this.jdbc.executeBatch()) {
            this.meter.addRows(Math.max(rows, 0));
        }
    }

    // A batch is the one way in which the driver does not keep rows.
    private void alone(Statement statement, List<String> last) throws SQLException {
        addFirst();
        addToBatch(statement);
        addLast(last);
        try {
            execute();
        } catch (BatchUpdateException e) {
            throw failed(statement, List.of(statement), cause(e));
        }
        logNotices(List.of(statement));
    }

    // The driver refuses what it takes for several statements.
    private void addToBatch(Statement statement) {
        try {
            this.jdbc.addBatch(statement.sql());
        } catch (SQLException e) {
            throw StatementFailure.of(this.script, statement, e);
        }
    }

    private void logNotices(List<Statement> sent) throws SQLException {
        this.notices.log(
                this.jdbc,
                sent.get(0).place().line(),
                sent.get(sent.size() - 1).place().line());
    }

    // What was said before it failed may tell why.
    private StatementFailure failed(Statement statement, List<Statement> sent, SQLException cause) {
        var failure = StatementFailure.of(this.script, statement, cause);
        try {
            logNotices(sent);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static SQLException cause(BatchUpdateException failure) {
        return failure.getCause() instanceof SQLException cause ? cause : failure;
    }

    // The number of the entry is the first in the message, in every language.
    private static int indexIn(BatchUpdateException failure, int before, int size) {
        var number = NUMBER.matcher(String.valueOf(failure.getMessage()));
        var index = number.find() ? Integer.parseInt(number.group()) - before : 0;
        return Math.min(Math.max(index, 0), size - 1);
    }

    private static int sizeOf(String sql) {
        var size = sql.length();
        for (var i = 0; i < sql.length(); i++) {
            var c = sql.charAt(i);
            size += c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
        }
        return size;
    }

    /** Something with the connection. */
    interface Work {
        void run() throws SQLException;
    }
}
