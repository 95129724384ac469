package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.TestApplication;
import dev.peng.boot.TestDatabase;
import dev.peng.boot.datasource.PengConnectionDetails;
import dev.peng.boot.datasource.PengDataSource;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import reactor.core.publisher.Flux;

/** Applications that migrate by another connection than they work with. */
class WhichDatabaseIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final TestDatabase other = new TestDatabase();

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
        this.application.with(
                "spring.main.web-application-type=none",
                "other.url=" + this.other.local().jdbcUrl(),
                "other.username=" + this.other.local().username(),
                "other.password=" + this.other.local().password());
    }

    @AfterEach
    void drop() {
        this.other.close();
    }

    @Test
    void migratesAtAUrlOfItsOwn() {
        this.application
                .with(
                        "peng.datasource.url=${other.url}",
                        "peng.datasource.username=${other.username}",
                        "peng.datasource.password=${other.password}")
                .run();

        assertOnlyTheOtherIsMigrated();
    }

    @Test
    void migratesTheMarkedOneBesideTheApplications() {
        var context = this.application.run(Marked.class);

        assertOnlyTheOtherIsMigrated();
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select current_database()")
                        .query(String.class)
                        .single())
                .isEqualTo(this.application.database().local().name());
    }

    @Test
    void migratesWhereConnectionDetailsSay() {
        this.application.run(Details.class);

        assertOnlyTheOtherIsMigrated();
    }

    @Test
    void anotherUserMigratesAndOwnsTheTables() {
        withRole(role -> {
            this.application
                    .with("peng.datasource.username=" + role, "peng.datasource.password=irrelevant-here")
                    .run();

            assertThat(this.application
                            .database()
                            .column("select tableowner from pg_tables where tablename in ('book', 'peng_migrations')"))
                    .containsExactly(role, role);
        });
    }

    @Test
    void leavesNoConnectionOfItsOwnBehind() {
        withRole(role -> {
            this.application
                    .with("peng.datasource.username=" + role, "peng.datasource.password=irrelevant-here")
                    .run();

            assertThat(this.application
                            .database()
                            .column("select pid from pg_stat_activity where usename = '" + role
                                    + "' and datname = current_database()"))
                    .isEmpty();
        });
    }

    @Test
    void migratesForAnApplicationWithoutJdbc() {
        var context = this.application
                .with(
                        "peng.datasource.url=${spring.datasource.url}",
                        "peng.datasource.username=${spring.datasource.username}",
                        "peng.datasource.password=${spring.datasource.password}")
                .run(Reactive.class);

        assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
        assertThat(countOfBooks(context.getBean(ConnectionFactory.class))).isZero();
    }

    @Test
    void migratesByTheServiceConnectionOfAnApplicationWithoutJdbc() {
        var context = this.application.run(Reactive.class, Service.class);

        assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
        assertThat(countOfBooks(context.getBean(ConnectionFactory.class))).isZero();
    }

    @Test
    void migratesWithoutTheAutoConfigurationOfDataSources() {
        var context = this.application
                .with(
                        "spring.autoconfigure.exclude="
                                + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                        "peng.datasource.url=${other.url}",
                        "peng.datasource.username=${other.username}",
                        "peng.datasource.password=${other.password}")
                .run();

        assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
        assertOnlyTheOtherIsMigrated();
    }

    private void assertOnlyTheOtherIsMigrated() {
        assertThat(this.other.hasTable("book")).isTrue();
        assertThat(this.application.database().hasTable("book")).isFalse();
        assertThat(this.application.database().hasTable("peng_migrations")).isFalse();
    }

    private void withRole(Consumer<String> test) {
        var database = this.application.database();
        var role = "owner_of_" + database.local().name();
        database.execute("create role " + role + " login password 'irrelevant-here'");
        database.execute("grant all on schema public to " + role);
        try {
            test.accept(role);
        } finally {
            database.execute("drop owned by " + role);
            database.execute("drop role " + role);
        }
    }

    private static Long countOfBooks(ConnectionFactory connections) {
        return Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.from(connection
                                        .createStatement("select count(*) from book")
                                        .execute())
                                .flatMap((Result result) -> result.map(row -> row.get(0, Long.class))),
                        connection -> connection.close())
                .blockLast();
    }

    static class Marked {

        @Bean(defaultCandidate = false)
        @PengDataSource
        DataSource marked(
                @Value("${other.url}") String url,
                @Value("${other.username}") String username,
                @Value("${other.password}") String password) {
            return new DriverManagerDataSource(url, username, password);
        }
    }

    static class Details {

        @Bean
        PengConnectionDetails details(
                @Value("${other.url}") String url,
                @Value("${other.username}") String username,
                @Value("${other.password}") String password) {
            return new WhichDatabaseTests.Details(url, username, password);
        }
    }

    static class Reactive {

        @Bean
        ConnectionFactory connectionFactory(
                @Value("${spring.datasource.url}") String url,
                @Value("${spring.datasource.username}") String username,
                @Value("${spring.datasource.password}") String password) {
            var address = url.replaceFirst("^jdbc:postgresql://", username + ":" + password + "@");
            return ConnectionFactories.get("r2dbc:postgresql://" + address);
        }
    }

    static class Service {

        @Bean
        JdbcConnectionDetails service(
                @Value("${spring.datasource.url}") String url,
                @Value("${spring.datasource.username}") String username,
                @Value("${spring.datasource.password}") String password) {
            return new Connection(url, username, password);
        }

        record Connection(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {}
    }
}
