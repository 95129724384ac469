package dev.peng.migration;

import dev.peng.source.Versioned;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A migration written in Java, for what SQL cannot say well. Its class carries {@link Versioned}; it takes its place
 * among the SQL migrations by its version.
 *
 * <p>It runs in one transaction with its history row, on peng's connection. The given client works there, and so does
 * everything on this thread that goes through Spring JDBC on the application's {@code DataSource}, also in
 * {@code @Transactional} methods of propagation {@code REQUIRED}. Outside of it are {@code REQUIRES_NEW}, other threads,
 * and connections taken from the {@code DataSource} directly.
 */
public interface JavaMigration {

    /**
     * Applies the migration.
     *
     * @throws Exception anything; the transaction is rolled back and the run fails
     */
    void up(JdbcClient jdbc) throws Exception;

    /**
     * Reverts the migration. One that does not override it cannot be reverted.
     *
     * @throws Exception anything; the transaction is rolled back and the run fails
     */
    default void down(JdbcClient jdbc) throws Exception {
        throw new UnsupportedOperationException(getClass().getName() + " has no down");
    }
}
