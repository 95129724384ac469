package dev.peng.source;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Version and name of a migration or seed that is written in Java, as the file name is of one in SQL. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Versioned {

    /** Digits, optionally dotted. */
    String version();

    /** Letters, digits, {@code _}, {@code -} and {@code .}. */
    String name();

    /** Any text that changes when the code does; without one an edit is not noticed. */
    String checksum() default "";

    /**
     * Whether it runs in one transaction with its history row. Without it, nothing of the application joins peng's
     * connection: what it does is committed by whoever does it, then the row is written. When it fails or its process is
     * killed in between, nobody can tell what it has done.
     */
    boolean transactional() default true;

    /**
     * Whether it may be run again after it was rolled back because of a lock that was not free in time, a deadlock or a
     * serialization failure. So it must not do what a rollback does not undo.
     */
    boolean retryable() default false;

    /** Without a transaction: whether it may be run again after it has failed or was killed, since twice does no harm. */
    boolean repeatable() default false;
}
