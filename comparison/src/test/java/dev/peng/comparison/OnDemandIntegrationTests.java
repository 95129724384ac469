package dev.peng.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.Peng;
import dev.peng.comparison.stage.Contender;
import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Row;
import dev.peng.comparison.stage.Tool;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What operators ask for: the way back, and a look ahead. */
class OnDemandIntegrationTests {

    private static final String CHANGE_LOG = "db/changelog/db.changelog-master.yaml";

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void isTakenBack() {
        this.contest.script("1_book", "create table book (id int);");

        var peng = this.contest.peng().file("peng/migrations/1_book.down.sql", "drop table book;");
        peng.ready(application ->
                application.getBean(Peng.class).migrations().down().outcome().summary());
        assertThat(peng.hasTable("book")).isFalse();

        assertThatThrownBy(() -> this.contest
                        .flyway()
                        .ready(application -> application.getBean(Flyway.class).undo()))
                .hasMessageContaining("undo is not supported by OSS Edition");

        assertThatThrownBy(() -> rollBack(this.contest.liquibase()))
                .hasStackTraceContaining("does not support automatic rollback generation for raw sql changes");
        var withRollback = this.contest.anew(Tool.LIQUIBASE);
        rollBack(withRollback.script("1_book", "create table book (id int);\n--rollback drop table book;"));
        assertThat(withRollback.hasTable("book")).isFalse();

        Row.of("history", 19, "the newest script is taken back")
                .peng("✓ by its down file")
                .flyway("✗ `undo is not supported by OSS Edition`, which is the one that Spring Boot manages")
                .liquibase("✓ by its `--rollback` comment");
    }

    @Test
    void isLookedAtBeforeItIsRun() {
        this.contest.script("1_book", "create table book (id int);");

        this.contest.peng().with("peng.run-at=manual");
        assertThat(this.contest
                        .peng()
                        .<Object>ready(application ->
                                application.getBean(Peng.class).migrations().plan(true)))
                .asString()
                .contains("create table book (id int);");
        assertThat(this.contest.peng().hasTable("book")).isFalse();

        assertThat(this.contest
                        .flyway()
                        .with("spring.flyway.dry-run-output=file:plan.sql")
                        .start()
                        .message())
                .contains("dryRunOutput is not supported by OSS");

        this.contest.liquibase().with("spring.liquibase.enabled=false");
        assertThat(this.contest.liquibase().<String>ready(OnDemandIntegrationTests::updateSql))
                .contains("create table book (id int)");
        assertThat(this.contest.liquibase().hasTable("book")).isFalse();

        Row.of("history", 20, "what would run is asked for, with its SQL, and not run")
                .peng("✓ `peng.migrations().plan(true)`")
                .flyway("✗ `dryRunOutput is not supported by OSS`, though Spring Boot has a property for it")
                .liquibase("✓ `update-sql`");
    }

    // Spring Boot has no beans for these two; they do what Liquibase's command line does.
    private static void rollBack(Contender contender) {
        contender.ready(application -> {
            var files = new ClassLoaderResourceAccessor(application.getClassLoader());
            try (var connection = application.getBean(DataSource.class).getConnection();
                    var liquibase = new Liquibase(CHANGE_LOG, files, database(connection))) {
                liquibase.rollback(1, null, new Contexts(), new LabelExpression());
                return "done";
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String updateSql(ConfigurableApplicationContext application) {
        var sql = new ByteArrayOutputStream();
        try (var connection = application.getBean(DataSource.class).getConnection()) {
            var files = new ClassLoaderResourceAccessor(application.getClassLoader());
            Scope.child(
                    Scope.Attr.resourceAccessor,
                    files,
                    () -> new CommandScope("updateSql")
                            .addArgumentValue("changelogFile", CHANGE_LOG)
                            .addArgumentValue("database", database(connection))
                            .setOutput(sql)
                            .execute());
            return sql.toString(UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database database(Connection connection) throws DatabaseException {
        return DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    }
}
