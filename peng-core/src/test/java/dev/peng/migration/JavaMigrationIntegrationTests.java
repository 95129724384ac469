package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.source.Versioned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JavaMigrationIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private HikariDataSource pool;

    @BeforeEach
    void aPoolOfOne() {
        var config = new HikariConfig();
        config.setDataSource(this.database.dataSource());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        this.pool = new HikariDataSource(config);
    }

    @AfterEach
    void closeThePool() {
        this.pool.close();
    }

    // D-01, J-02
    @Test
    void itsClientIsOnTheConnectionAndInTheTransactionOfItsRow() {
        migrations(this.pool, new CreateTable()).up();

        assertThat(this.database.column("select kind || ' ' || name || ' ' || checksum from peng_migrations"))
                .containsExactly("java create_table v1");
        assertThat(this.database.column(
                        "select (select xmin from peng_migrations)::text = (select xmin from made)::text"))
                .containsExactly("t");
    }

    @Test
    void springJdbcOnTheApplicationsDataSourceTakesPart() {
        migrations(this.pool, new UsesService(this.pool, this.pool)).up();

        assertThat(this.database.column(
                        "select (select xmin from peng_migrations)::text = (select xmin from made)::text"))
                .containsExactly("t");
    }

    @Test
    void aLazyProxyOfTheDataSourceTakesPartToo() {
        var proxy = new LazyConnectionDataSourceProxy(this.pool);

        migrations(proxy, new UsesService(proxy, this.pool)).up();

        assertThat(this.database.column(
                        "select (select xmin from peng_migrations)::text = (select xmin from made)::text"))
                .containsExactly("t");
    }

    @Test
    void aTransactionalServiceJoinsAndDoesNotCommit() {
        var migrations = migrations(this.pool, new TransactionalThenFails(this.pool));

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);

        assertThat(failure)
                .hasMessageContaining("migration 1_transactional failed")
                .hasMessageContaining("after the service committed nothing");
        assertThat(this.database.hasTable("made")).isFalse();
        assertThat(this.database.column("select version from peng_migrations")).isEmpty();
    }

    @Test
    void aServerErrorInJavaIsShownAsTheServersOwn() {
        JavaMigration wrong = new WrongSql();

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> migrations(this.pool, wrong).up());

        assertThat(failure.serverError().sqlState()).isEqualTo("42P01");
        assertThat(failure).hasMessageContaining("ERROR 42P01: relation \"no_such_table\" does not exist");
    }

    // D-11
    @Test
    void aCheckedExceptionIsTheCause() {
        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> migrations(this.pool, new Throws()).up());

        assertThat(failure)
                .hasMessageContaining("java.io.IOException: disk full")
                .hasRootCauseInstanceOf(IOException.class);
    }

    // D-11
    @Test
    void anErrorOfTheMachineEndsTheRunLikeAnyFailure() {
        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> migrations(this.pool, new NotLinked()).up());

        assertThat(failure).hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(this.database.column("select outcome from peng_runs")).containsExactly("failed");
    }

    // D-01
    @Test
    void downRunsTheDownMethod() {
        var migrations = migrations(this.pool, new CreateTable());
        migrations.up();

        migrations.down();

        assertThat(this.database.hasTable("made")).isFalse();
        assertThat(migrations.version()).isEmpty();
    }

    // D-01
    @Test
    void oneWithoutADownMethodCannotBeReverted() {
        var migrations = migrations(this.pool, new UsesService(this.pool, this.pool));
        migrations.up();

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(migrations::down)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.IRREVERSIBLE))
                .withMessageContaining("has no down method");
    }

    @Test
    void oneThatChangesTheRoleIsRecordedByTheOneWhoCame() {
        migrations(this.pool, new ChangesTheRole()).up();

        assertThat(this.database.column("select applied_by from peng_migrations"))
                .containsExactly("postgres");
    }

    @Test
    void aProxyOfItsInterfacesIsToldApart() {
        var proxy = (JavaMigration) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JavaMigration.class}, (self, method, arguments) -> null);

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> migrations(this.pool, proxy).up())
                .withMessageContaining("proxy the class instead");
    }

    @Test
    void thePoolGetsItsOnlyConnectionBack() throws Exception {
        migrations(this.pool, new CreateTable()).up();

        assertThat(this.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        try (var connection = this.pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private MigrationProvider migrations(DataSource dataSource, JavaMigration... beans) {
        return Peng.on(dataSource)
                .config(Scripts.in(this.root).config())
                .javaMigrations(List.of(beans))
                .build()
                .migrations();
    }

    @Versioned(version = "1", name = "create_table", checksum = "v1")
    private static final class CreateTable implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("create table made as select 1 as id").update();
        }

        @Override
        public void down(JdbcClient jdbc) {
            jdbc.sql("drop table made").update();
        }
    }

    @Versioned(version = "1", name = "service")
    private record UsesService(DataSource one, DataSource other) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            JdbcClient.create(this.one).sql("create table made (id int)").update();
            JdbcClient.create(this.other).sql("insert into made values (1)").update();
        }
    }

    @Versioned(version = "1", name = "transactional")
    private record TransactionalThenFails(DataSource dataSource) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            new TransactionTemplate(new JdbcTransactionManager(this.dataSource))
                    .executeWithoutResult(status -> JdbcClient.create(this.dataSource)
                            .sql("create table made (id int)")
                            .update());
            throw new IllegalStateException("after the service committed nothing");
        }
    }

    @Versioned(version = "1", name = "wrong")
    private static final class WrongSql implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("select * from no_such_table").query().listOfRows();
        }
    }

    @Versioned(version = "1", name = "role")
    private static final class ChangesTheRole implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("set role pg_monitor").update();
        }
    }

    @Versioned(version = "1", name = "throws")
    private static final class Throws implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) throws IOException {
            throw new IOException("disk full");
        }
    }

    @Versioned(version = "1", name = "not_linked")
    private static final class NotLinked implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            throw new NoClassDefFoundError("com/example/Gone");
        }
    }
}
