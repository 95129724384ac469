package dev.peng.seed;

import dev.peng.source.Versioned;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A seed written in Java, for data that must be computed. Its class carries {@link Versioned}; it takes its place among
 * the common seeds by its version. Say by {@link #profiles}, not by {@code @Profile}, when it runs: a bean that does not
 * exist cannot be told from one that was deleted, and ahead-of-time processing decides for ever which beans exist.
 *
 * <p>It runs in one transaction with its history row, on peng's connection. The given client works there, and so does
 * everything on this thread that goes through Spring JDBC on the application's {@code DataSource}, also in
 * {@code @Transactional} methods of propagation {@code REQUIRED}. Outside of it are {@code REQUIRES_NEW}, JPA, other
 * threads, and connections taken from the {@code DataSource} directly: a seed that works through these declares
 * {@link Versioned#transactional() transactional = false}.
 */
public interface JavaSeed {

    /**
     * Brings the data.
     *
     * @throws Exception anything; the transaction is rolled back and the run fails
     */
    void run(JdbcClient jdbc) throws Exception;

    /**
     * Takes the data back. A seed that does not override it cannot be reverted.
     *
     * @throws Exception anything; the transaction is rolled back and the run fails
     */
    default void undo(JdbcClient jdbc) throws Exception {
        throw new UnsupportedOperationException(getClass().getName() + " has no undo");
    }

    /** An expression of Spring profiles such as {@code dev & !eu}; it runs while that is true. Empty for always. */
    default String profiles() {
        return "";
    }

    /** How often it runs. {@link SeedPolicy#ON_CHANGE} needs a {@link Versioned#checksum}. */
    default SeedPolicy policy() {
        return SeedPolicy.ONCE;
    }

    /**
     * The migration that it comes behind: {@code <version>}, or {@code <version> or-later} if it may also come when later
     * ones are applied already. Empty for all.
     */
    default String after() {
        return "";
    }
}
