package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.peng.error.StepFailedException;
import dev.peng.migration.JavaMigration;
import dev.peng.source.Versioned;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionOperations;

/** The application's pool of one connection, behind what applications put before pools. */
class ProxiedDataSourceIntegrationTests {

    enum Proxy {
        LAZY {
            @Override
            DataSource of(DataSource target) {
                return new LazyConnectionDataSourceProxy(target);
            }
        },
        TRANSACTION_AWARE {
            @Override
            DataSource of(DataSource target) {
                return new TransactionAwareDataSourceProxy(target);
            }
        },
        DELEGATING {
            @Override
            DataSource of(DataSource target) {
                return new DelegatingDataSource(target);
            }
        },
        ALL_OF_THEM {
            @Override
            DataSource of(DataSource target) {
                return TRANSACTION_AWARE.of(DELEGATING.of(LAZY.of(target)));
            }
        },
        AOP {
            @Override
            DataSource of(DataSource target) {
                MethodInterceptor nothing = invocation -> invocation.proceed();
                var factory = new ProxyFactory(DataSource.class, nothing);
                factory.setTarget(target);
                return (DataSource) factory.getProxy();
            }
        };

        abstract DataSource of(DataSource target);
    }

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aPoolOfOne() {
        this.application.scripts().table("1", "book").with("seeds/1_books.sql", "insert into book values (1)");
        this.application.with(
                "spring.main.web-application-type=none",
                "spring.datasource.hikari.maximum-pool-size=1",
                "spring.datasource.hikari.connection-timeout=2000");
    }

    @ParameterizedTest
    @EnumSource
    void isMigratedAndTheTemplateOfTheApplicationTakesPart(Proxy proxy) {
        var context = this.application.with("proxy=" + proxy).run(Proxies.class, FillsBooks.class);

        assertThat(context.getBean(DataSource.class)).isNotInstanceOf(HikariDataSource.class);
        assertThat(this.application.database().column("select id from book order by id"))
                .containsExactly("1", "42");
        assertThat(this.application
                        .database()
                        .column("select (select xmin from book where id = 42)::text"
                                + " = (select xmin from peng_migrations where version = '2')::text"))
                .containsExactly("t");
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select count(*) from book")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheTemplateHasDoneIsRolledBackWithTheMigration(Proxy proxy) {
        this.application.with("proxy=" + proxy);

        catchThrowableOfType(
                StepFailedException.class, () -> this.application.run(Proxies.class, FillsBooksThenFails.class));

        assertThat(this.application.database().column("select id from book")).isEmpty();
    }

    static class Proxies {

        @Bean
        static BeanPostProcessor proxies(@Value("${proxy}") Proxy proxy) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof HikariDataSource pool ? proxy.of(pool) : bean;
                }
            };
        }
    }

    @Versioned(version = "2", name = "fill_books")
    static class FillsBooks implements JavaMigration {

        private final JdbcTemplate template;
        private final TransactionOperations transactions;

        FillsBooks(JdbcTemplate template, TransactionOperations transactions) {
            this.template = template;
            this.transactions = transactions;
        }

        @Override
        public void up(JdbcClient given) {
            this.transactions.executeWithoutResult(inner -> this.template.update("insert into book values (?)", 42));
        }
    }

    @Versioned(version = "2", name = "fill_books_then_fail")
    static class FillsBooksThenFails extends FillsBooks {

        FillsBooksThenFails(JdbcTemplate template, TransactionOperations transactions) {
            super(template, transactions);
        }

        @Override
        public void up(JdbcClient given) {
            super.up(given);
            throw new IllegalStateException("after the template was told to insert");
        }
    }
}
