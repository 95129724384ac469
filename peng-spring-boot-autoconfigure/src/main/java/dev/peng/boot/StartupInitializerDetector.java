package dev.peng.boot;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/**
 * Tells Spring Boot which bean prepares the database. Only that one: were {@code Peng} named as well, a Java migration
 * that needs a repository would be in a circle.
 */
final class StartupInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(StartupInitializer.class);
    }
}
