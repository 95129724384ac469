package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

/** What a user reads when something breaks: what, where, what the server said, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    /**
     * Something that breaks a start.
     *
     * @param name of the case
     * @param how it is broken, behind a first migration that is applied
     * @param said what the report says, in this order
     */
    record Broken(String name, Breaking how, List<String> said) {

        @Override
        public String toString() {
            return this.name;
        }
    }

    interface Breaking {
        void accept(TestApplication application) throws Exception;
    }

    static Stream<Broken> broken() {
        return Stream.of(
                scripts(
                        "failed migration",
                        scripts -> scripts.migration(
                                "2_loan", "select 1;\ncreate table loan (book int references bok);", "select 1"),
                        "migration 2_loan failed at ",
                        "2_loan.up.sql:2:1",
                        "create table loan (book int references bok)",
                        "ERROR 42P01: relation \"bok\" does not exist",
                        "Its transaction was rolled back: nothing of it remains",
                        "[STEP_FAILED]",
                        "Action:",
                        "Mend ",
                        "2_loan.up.sql:2:1 and start again"),
                scripts(
                        "changed checksum",
                        scripts -> scripts.migration("1_book", "create table book (id bigint)", "drop table book"),
                        "1_book.up.sql",
                        "was edited after it was applied",
                        "[CHANGED]",
                        "Action:",
                        "peng.migrations.changed=warn"),
                scripts(
                        "late file",
                        scripts -> scripts.table("0.5", "late"),
                        "0.5_late.up.sql",
                        "[OUT_OF_ORDER]",
                        "Action:",
                        "peng.migrations.out-of-order=warn"),
                scripts(
                        "missing down",
                        scripts -> scripts.with("migrations/2_loan.up.sql", "create table loan (id int)"),
                        "2_loan.up.sql",
                        "[MISSING_DOWN]",
                        "Action:",
                        "peng.migrations.missing-down=allow"),
                scripts(
                        "duplicate version",
                        scripts -> scripts.table("2", "loan").table("02", "member"),
                        "02_member.up.sql",
                        "2_loan.up.sql",
                        "[DUPLICATE_VERSION]",
                        "Action:"),
                scripts(
                        "bad directive",
                        scripts -> scripts.migration(
                                "2_loan", "-- peng:transactoin off\ncreate table loan (id int)", "drop table loan"),
                        "2_loan.up.sql:1:1",
                        "transactoin",
                        "[UNKNOWN_DIRECTIVE]",
                        "Action:"),
                scripts(
                        "transaction control",
                        scripts -> scripts.migration("2_loan", "select 1;\nrollback;", "select 1"),
                        "2_loan.up.sql:2:1",
                        "[TRANSACTION_CONTROL]",
                        "Action:"),
                new Broken(
                        "missing location",
                        application -> application.with("peng.migrations.locations=classpath:nowhere"),
                        List.of("classpath:nowhere", "[MISSING_LOCATION]", "Action:", "optional:")));
    }

    @BeforeEach
    void anAppliedMigration() {
        this.application.with("spring.main.web-application-type=none").scripts().table("1", "book");
        this.application.migrateElsewhere();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void says(Broken broken, CapturedOutput output) throws Exception {
        broken.how().accept(this.application);

        assertThatThrownBy(this.application::run).isNotNull();

        assertReport(output, broken.said().toArray(String[]::new));
    }

    @Test
    void saysWhichDataSourcesThereAre(CapturedOutput output) {
        assertThatThrownBy(() -> this.application.run(TwoDataSources.class)).isNotNull();

        assertReport(
                output,
                "there is more than one DataSource",
                "orders, customers",
                "[INVALID_CONFIGURATION]",
                "Action:",
                "@PengDataSource or @Primary, or set peng.datasource.url");
    }

    @Test
    void saysWhoHoldsTheLock(CapturedOutput output) throws Exception {
        this.application.scripts().table("2", "loan").migration("3_slow", "select pg_advisory_lock(42)", "select 1");
        CompletableFuture<?> slow;
        try (var held = this.application.database().lock(42)) {
            slow = this.application.with("spring.application.name=slow-one").start();
            this.application.database().awaitSomeoneAtTheLock();
            var fast = this.application.with("peng.run-lock.timeout=300ms", "peng.run-lock.poll-interval=100ms");

            assertThatThrownBy(fast::run).isNotNull();
            assertThat(held.isClosed()).isFalse();
        }
        slow.join();
        assertReport(
                output,
                "the lock was not free within 0.3 s: another run holds it, pid ",
                "connected since",
                "[LOCK_TIMEOUT]",
                "Action:",
                "peng.run-lock.timeout",
                "select pg_terminate_backend(");
    }

    @Test
    void saysWhatARoleNeedsThatMayReadNothing(CapturedOutput output) {
        runAsRoleWith("usage on schema public");

        assertReport(
                output,
                "the history cannot be read",
                "ERROR 42501: permission denied for table peng_",
                "[HISTORY_FAILED]",
                "Action:",
                "Grant this role",
                "peng.schema");
    }

    @Test
    void saysWhatARoleNeedsThatMayNotCreate(CapturedOutput output) {
        runAsRoleWith("select, insert, update, delete on all tables in schema public");

        assertReport(
                output,
                "migration 2_loan failed at ",
                "2_loan.up.sql:1:1",
                "ERROR 42501: permission denied for schema public",
                "[STEP_FAILED]",
                "Action:",
                "Grant the right to the role that runs migrations");
    }

    @Test
    void saysThatTheServerIsTooOld(CapturedOutput output) throws IOException {
        try (var old = Disguise.ofVersion(this.application.database(), "13.18")) {
            assertThatThrownBy(this.application.with(old.property())::run).isNotNull();
        }

        assertReport(output, "PostgreSQL 13", "14", "[UNSUPPORTED_SERVER]", "Action:", "Upgrade");
    }

    @Test
    void saysThatAPoolerIsInTheWay(CapturedOutput output) throws IOException, SQLException {
        this.application
                .scripts()
                .migration(
                        "2_index", "create index concurrently book_id on book (id)", "drop index concurrently book_id");
        try (var pooler = Disguise.asPooler(this.application.database())) {
            assertThatThrownBy(this.application.with(pooler.property())::run).isNotNull();
        }

        assertReport(
                output, "2_index.up.sql: cannot run in one transaction", "[POOLED]", "Action:", "peng.datasource.url");
    }

    private void runAsRoleWith(String right) {
        var database = this.application.database();
        var role = "role_of_" + database.local().name();
        database.execute("create role " + role + " login password 'x'");
        try {
            database.execute("revoke create on schema public from public");
            database.execute("grant " + right + " to " + role);
            this.application.with("spring.datasource.username=" + role, "spring.datasource.password=x");
            this.application.scripts().table("2", "loan");

            assertThatThrownBy(this.application::run).isNotNull();
        } finally {
            database.execute("drop owned by " + role);
            database.execute("drop role " + role);
        }
    }

    private static void assertReport(CapturedOutput output, String... said) {
        var all = output.getAll();
        assertThat(all).containsOnlyOnce("APPLICATION FAILED TO START");
        var report = all.substring(all.indexOf("APPLICATION FAILED TO START"));
        assertThat(report).containsSubsequence("Description:", said[0]).containsSubsequence(said);
        assertThat(report).doesNotContain("\tat ").doesNotContainPattern("(\\[[A-Z_]+]) \\1");
    }

    private static Broken scripts(String name, Consumer<Scripts> how, String... said) {
        return new Broken(name, application -> how.accept(application.scripts()), List.of(said));
    }

    static class TwoDataSources {

        @Bean
        DataSource orders() {
            return new PGSimpleDataSource();
        }

        @Bean
        DataSource customers() {
            return new PGSimpleDataSource();
        }
    }
}
