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
}
