package dev.peng.session;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lends peng's connection to what runs on this thread: while a transaction is open, Spring JDBC on the application's
 * {@code DataSource} finds peng's connection and {@code @Transactional} joins peng's transaction.
 *
 * <p>The holder is bound under the {@code DataSource} and everything it delegates to, since a lazy proxy is not
 * unwrapped by Spring; and the transaction is begun by a transaction manager over the bound holder, since an inner
 * {@code @Transactional} would commit a transaction it does not know of.
 */
final class ApplicationBinding {

    private final List<DataSource> keys;
    private final PlatformTransactionManager transactions;

    ApplicationBinding(DataSource dataSource) {
        this.keys = targets(dataSource);
        this.transactions = new JdbcTransactionManager(dataSource);
    }

    /** Runs the work in one transaction on the connection; what it throws rolls back and comes out as it is. */
    void transaction(Connection connection, Runnable work) {
        var holder = new ConnectionHolder(connection);
        try {
            this.keys.forEach(key -> TransactionSynchronizationManager.bindResource(key, holder));
            commitOrRollBack(work);
        } finally {
            this.keys.forEach(TransactionSynchronizationManager::unbindResourceIfPossible);
        }
    }

    private void commitOrRollBack(Runnable work) {
        TransactionDefinition definition = new DefaultTransactionDefinition();
        var status = this.transactions.getTransaction(definition);
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            try {
                this.transactions.rollback(status);
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
        this.transactions.commit(status);
    }

    private static List<DataSource> targets(DataSource dataSource) {
        var targets = new ArrayList<DataSource>();
        for (DataSource next = dataSource; next != null && !targets.contains(next); next = target(next)) {
            targets.add(next);
        }
        return targets;
    }

    private static @Nullable DataSource target(DataSource dataSource) {
        return dataSource instanceof DelegatingDataSource proxy ? proxy.getTargetDataSource() : null;
    }
}
