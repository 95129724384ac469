package dev.peng.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test class a PostgreSQL database of its own, with the application's migrations and seeds applied. It goes with
 * {@code @SpringBootTest} and with slices such as {@code @JdbcTest}, whose {@code DataSource} it points to that database;
 * alone it makes a small context with the database, its {@code JdbcClient} and {@code Peng}.
 *
 * <p>All databases are on one server for the JVM: a container where Docker answers and Testcontainers is on the class
 * path, embedded binaries elsewhere. Contexts stay in Spring's cache; what changes under them is the database. Test classes
 * may run in parallel; with {@link Isolation#METHOD} the methods of one class run one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SpringExtension.class)
@ResourceLock(providers = OneMethodAtATime.class)
public @interface PengTest {

    /** Who shares a database. */
    Isolation isolation() default Isolation.CLASS;
}
