package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.migration.JavaMigration;
import dev.peng.source.Versioned;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PoolIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aPoolOfOne() {
        this.application.scripts().table("1", "book").with("seeds/1_books.sql", "insert into book values (1)");
        this.application.with(
                "spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=2000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eager", "lazy"})
    void theClientOfTheApplicationWorksInTheTransactionOfTheHistoryRow(String fetch) {
        this.application
                .with("spring.datasource.connection-fetch=" + fetch, "spring.main.web-application-type=none")
                .run(FillsBooks.class);

        assertThat(this.application.database().column("select id from book order by id"))
                .containsExactly("1", "42");
        assertThat(this.application
                        .database()
                        .column("select (select xmin from book where id = 42)::text"
                                + " = (select xmin from peng_migrations where version = '2')::text"))
                .containsExactly("t");
    }

    @Versioned(version = "2", name = "fill_books")
    static class FillsBooks implements JavaMigration {

        private final JdbcClient injected;

        FillsBooks(JdbcClient injected) {
            this.injected = injected;
        }

        @Override
        public void up(JdbcClient given) {
            this.injected.sql("insert into book values (42)").update();
        }
    }
}
