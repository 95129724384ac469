package dev.peng.test;

import dev.peng.local.LocalDatabase;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Brings the database into the context of a test. */
@Configuration(proxyBeanMethods = false)
class TestDatabaseConfiguration {

    static final String DETAILS = "pengTestConnectionDetails";

    @Bean
    static TheDataSource pengTestDataSource() {
        return new TheDataSource();
    }

    @Bean
    static BeanPostProcessor pengTestFirstConnection(TheDataSource which, ObjectProvider<TestDatabase> database) {
        return new FirstConnection(which, database);
    }

    @Bean
    TestDatabase pengTestDatabase(ConfigurableListableBeanFactory beans, Environment environment) {
        return new TestDatabase(beans, new Recipes(beans, environment));
    }

    // Closed after the pool that is made of it, and before the database.
    @Bean(DETAILS)
    JdbcConnectionDetails pengTestConnectionDetails(TestDatabase database) {
        return new Details(database.location());
    }

    private record Details(LocalDatabase database) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return database.username();
        }

        @Override
        public String getPassword() {
            return database.password();
        }

        @Override
        public String getJdbcUrl() {
            return database.jdbcUrl();
        }
    }

    private record FirstConnection(TheDataSource which, ObjectProvider<TestDatabase> database)
            implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof DataSource dataSource && which.isNamed(name)) {
                database.getObject().connected(dataSource);
            }
            return bean;
        }
    }
}
