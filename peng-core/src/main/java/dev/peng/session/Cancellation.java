package dev.peng.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets another thread end what one thread does with the database. The server is asked to cancel the statement, which it would
 * otherwise bring to its end, and the thread is interrupted, which ends its pauses; the run then rolls back and says what has
 * become of it, as after any other error.
 *
 * <pre>{@code
 * try (var cancellation = Cancellation.ofThisThread()) {
 *     peng.cancelledBy(cancellation).migrations().up();
 * }
 * }</pre>
 *
 * Thread-safe.
 */
public final class Cancellation implements AutoCloseable {

    private static final int PAUSE = 100;
    private static final String CANCELLED = "57014";

    private final Set<Connection> open = new HashSet<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread thread;
    private boolean refusing;

    private Cancellation(Thread thread) {
        this.thread = thread;
    }

    /** Of what this thread does until {@link #close}. */
    public static Cancellation ofThisThread() {
        return new Cancellation(Thread.currentThread());
    }

    /** The same data source, whose connections can be cancelled. */
    public DataSource watching(DataSource dataSource) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(super.getConnection());
            }
        };
    }

    /**
     * Asks for the end, again and again, as one request can come between two statements; returns when the thread has finished
     * or has no connection, or after the time. Then it gets no further connection.
     *
     * @param milliseconds to ask for at most
     */
    public void cancel(long milliseconds) {
        refuseMore();
        try {
            var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
            while (System.nanoTime() < end && isUnderWay()) {
                interrupt();
                this.finished.await(PAUSE, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread has finished, and can do other things: it is not interrupted any more. */
    @Override
    public synchronized void close() {
        this.finished.countDown();
        if (this.thread == Thread.currentThread()) {
            Thread.interrupted();
        }
    }

    private synchronized boolean isUnderWay() {
        return this.finished.getCount() > 0 && !this.open.isEmpty();
    }

    private synchronized void interrupt() {
        if (this.finished.getCount() > 0) {
            this.thread.interrupt();
            this.open.forEach(Cancellation::cancel);
        }
    }

    // A connection is given back only while nothing is being cancelled: the next who has it must not be hit.
    private Connection watched(Connection connection) throws SQLException {
        add(connection);
        return (Connection) Proxy.newProxyInstance(
                Cancellation.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        remove(connection);
                    }
                    return invoke(connection, method, arguments);
                });
    }

    private synchronized void add(Connection connection) throws SQLException {
        if (this.refusing) {
            connection.close();
            throw new SQLException("it was cancelled", CANCELLED);
        }
        this.open.add(connection);
    }

    private synchronized void refuseMore() {
        this.refusing = true;
    }

    private synchronized void remove(Connection connection) {
        this.open.remove(connection);
    }

    private static @Nullable Object invoke(Connection connection, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static void cancel(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException e) {
            // It is closed, or the server is gone: there is nothing left to cancel.
        }
    }
}
