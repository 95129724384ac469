package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.StepFailedException;
import dev.peng.source.Versioned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A service that begins a transaction of its own within a Java migration. */
@Timeout(60)
class RequiresNewIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private final AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();

    @AfterEach
    void close() {
        this.application.close();
    }

    // J-02
    @Test
    void isOutside() {
        this.database.execute("create table log (what text)");
        var migrations = migrations(2);

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);

        assertThat(failure).hasMessageContaining("behind the service");
        assertThat(this.database.column("select what from log")).containsExactly("by itself");
        assertThat(this.database.column("select version from peng_migrations")).isEmpty();
    }

    // J-02
    @Test
    void onAPoolOfOneItIsRefusedByThePoolAndDoesNotHang() {
        this.database.execute("create table log (what text)");
        var migrations = migrations(1);

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);

        assertThat(failure)
                .hasMessageContaining("migration 1_logs failed")
                .hasStackTraceContaining("Connection is not available, request timed out");
        assertThat(this.database.column("select what from log")).isEmpty();
        assertThat(this.database.column("select outcome from peng_runs")).containsExactly("failed");
        assertThat(this.application
                        .getBean(HikariDataSource.class)
                        .getHikariPoolMXBean()
                        .getActiveConnections())
                .isZero();
    }

    private MigrationProvider migrations(int connections) {
        var config = new HikariConfig();
        config.setDataSource(this.database.dataSource());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(Duration.ofSeconds(1).toMillis());
        this.application.registerBean(HikariDataSource.class, () -> new HikariDataSource(config));
        this.application.register(Transactions.class, Log.class);
        this.application.refresh();
        return Peng.on(this.application.getBean(DataSource.class))
                .config(Scripts.in(this.root).config())
                .javaMigrations(List.of(new Logs(this.application.getBean(Log.class))))
                .build()
                .migrations();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {
        @Bean
        JdbcTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    static class Log {

        private final DataSource dataSource;

        Log(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void write(String text) {
            JdbcClient.create(this.dataSource)
                    .sql("insert into log values (?)")
                    .param(text)
                    .update();
        }
    }

    @Versioned(version = "1", name = "logs")
    private record Logs(Log log) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            this.log.write("by itself");
            throw new IllegalStateException("behind the service");
        }
    }
}
