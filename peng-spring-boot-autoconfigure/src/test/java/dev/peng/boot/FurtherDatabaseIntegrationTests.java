package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.error.StepFailedException;
import dev.peng.migration.JavaMigration;
import dev.peng.source.Versioned;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An application with two further databases, {@code archive} and {@code reports}. */
class FurtherDatabaseIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final TestDatabase archive = new TestDatabase();
    private final TestDatabase reports = new TestDatabase();
    private final Scripts ofArchive = new Scripts();
    private final Scripts ofReports = new Scripts();

    @BeforeEach
    void aTableInEach() {
        this.application.scripts().table("1", "book");
        this.ofArchive.table("1", "shelf");
        this.ofReports.table("1", "report").with("seeds/1_reports.sql", "insert into report values (1)");
        configure("archive", this.archive, this.ofArchive);
        configure("reports", this.reports, this.ofReports);
    }

    @AfterEach
    void drop() throws IOException {
        this.archive.close();
        this.reports.close();
        this.ofArchive.close();
        this.ofReports.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"startup", "started", "ready"})
    void areMigratedAtTheSameMoment(String moment) {
        var context = this.application
                .with("spring.main.web-application-type=none", "peng.run-at=" + moment)
                .run();

        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(this.archive.hasTable("shelf")).isTrue();
        assertThat(this.reports.column("select id from report")).containsExactly("1");
        assertThat(this.application.database().column("select version from peng_migrations"))
                .containsExactly("1");
        assertThat(this.application.database().hasTable("report")).isFalse();
        assertThat(context.getBean(StartupRun.class).isDone()).isTrue();
    }

    @Test
    void areLeftToTheApplicationWhereTheMainOneIs() {
        this.application
                .with("spring.main.web-application-type=none", "peng.run-at=manual")
                .run();

        assertThat(this.reports.hasTable("peng_migrations")).isFalse();
    }

    @Test
    void oneThatFailsEndsTheStartBeforeTheNext() {
        this.ofArchive.migration("2_broken", "select 1 / 0", "select 1");

        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> this.application
                        .with("spring.main.web-application-type=none")
                        .run());

        assertThat(failure).hasMessageContaining("migration 2_broken failed");
        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(this.archive.hasTable("shelf")).isTrue();
        assertThat(this.reports.hasTable("report")).isFalse();
    }

    @Test
    void oneCanBeSwitchedOff() {
        var context = this.application
                .with("spring.main.web-application-type=none", "peng.databases.archive.enabled=false")
                .run();

        assertThat(context.getBeansOfType(Peng.class)).containsOnlyKeys("peng", "reportsPeng");
        assertThat(this.archive.hasTable("shelf")).isFalse();
    }

    @Test
    void haveAPengEachAndTheMainOneStaysTheDefault() {
        var context =
                this.application.with("spring.main.web-application-type=none").run(Injected.class);

        var injected = context.getBean(Injected.class);
        assertThat(injected.main).isSameAs(context.getBean("peng"));
        assertThat(injected.ofReports.migrations().status().entries())
                .extracting(entry -> entry.name())
                .containsExactly("report");
    }

    @Test
    void oneIsOnABeanAndMigratedByAnotherUser() {
        var role = "owner_of_" + this.reports.local().name();
        this.reports.execute("create role " + role + " login password 'irrelevant-here'");
        this.reports.execute("grant all on schema public to " + role);

        this.application
                .with(
                        "spring.main.web-application-type=none",
                        "peng.databases.reports.datasource.url=",
                        "peng.databases.reports.datasource.bean=reporting",
                        "reporting.url=" + this.reports.local().jdbcUrl(),
                        "peng.databases.reports.datasource.username=" + role,
                        "peng.databases.reports.datasource.password=irrelevant-here")
                .run(Reporting.class);

        assertThat(this.reports.column("select tableowner from pg_tables where tablename = 'report'"))
                .containsExactly(role);
        this.reports.execute("drop owned by " + role);
        this.reports.execute("drop role " + role);
    }

    @Test
    void haveTheJavaMigrationsThatAreQualifiedWithTheirName() {
        this.application.with("spring.main.web-application-type=none").run(OfTheMainOne.class, OfReports.class);

        assertThat(this.application.database().column("select name from peng_migrations order by version"))
                .containsExactly("book", "of_the_main_one");
        assertThat(this.reports.column("select name from peng_migrations order by version"))
                .containsExactly("report", "of_reports");
        assertThat(this.archive.column("select name from peng_migrations")).containsExactly("shelf");
    }

    @Test
    void areSeenBesideTheMainOne() {
        this.application.run();

        var http = this.application.http();
        var all = assertThat(http.get("/actuator/peng")).bodyJson();
        all.extractingPath("$.state").isEqualTo("up-to-date");
        // The newest run of each is that of its seeds.
        all.extractingPath("$.run.done").isEqualTo(0);
        all.extractingPath("$.migrations[*].name").asArray().containsExactly("book");
        all.extractingPath("$.databases.archive.run.phase").isEqualTo("finished");
        all.extractingPath("$.databases.reports.run.done").isEqualTo(1);
        all.extractingPath("$.databases.reports.migrations[*].name").asArray().containsExactly("report");
        assertThat(http.get("/actuator/peng/databases/reports"))
                .bodyJson()
                .extractingPath("$.counts.seedsApplied")
                .isEqualTo(1);
        assertThat(http.get("/actuator/peng/databases/reports/seeds"))
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly("reports");
        assertThat(http.get("/actuator/peng/databases/unknown")).hasStatus(404);
        assertThat(http.get("/actuator/peng/databases")).hasStatus(404);
        assertThat(http.get("/actuator/peng/databases/reports/seeds/more")).hasStatus(404);
    }

    @Test
    void areReadAnewWithTheMainOne() {
        this.application.run();
        this.ofReports.table("2", "late");

        assertThat(this.application.http().get("/actuator/peng?refresh=true"))
                .bodyJson()
                .extractingPath("$.databases.reports.state")
                .isEqualTo("pending");
        var health = assertThat(this.application.http().get("/actuator/health"));
        health.hasStatus(503);
        health.bodyJson()
                .extractingPath("$.components.peng.components.main.status")
                .isEqualTo("UP");
        health.bodyJson()
                .extractingPath("$.components.peng.components.reports.status")
                .isEqualTo("OUT_OF_SERVICE");
    }

    @Test
    void areMeasuredEach() {
        var meters = this.application
                .with("spring.main.web-application-type=none")
                .run(Meters.class)
                .getBean(MeterRegistry.class);

        assertThat(meters.get("peng.seeds")
                        .tag("database", "reports")
                        .tag("state", "applied")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("peng.seeds")
                        .tag("database", "main")
                        .tag("state", "applied")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("peng.drift").tag("database", "archive").gauge().value())
                .isZero();
    }

    private void configure(String name, TestDatabase database, Scripts scripts) {
        var prefix = "peng.databases." + name + ".";
        this.application.with(
                prefix + "datasource.url=" + database.local().jdbcUrl(),
                prefix + "datasource.username=" + database.local().username(),
                prefix + "datasource.password=" + database.local().password());
        scripts.properties().forEach(property -> this.application.with(property.replaceFirst("^peng\\.", prefix)));
    }

    static class Injected {

        private final Peng main;
        private final Peng ofReports;

        Injected(Peng main, @Qualifier("reportsPeng") Peng ofReports) {
            this.main = main;
            this.ofReports = ofReports;
        }
    }

    static class Reporting {

        @Bean(defaultCandidate = false)
        DataSource reporting(@Value("${reporting.url}") String url) {
            return new DriverManagerDataSource(url);
        }
    }

    static class Meters {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Versioned(version = "2", name = "of_the_main_one")
    static class OfTheMainOne implements JavaMigration {

        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("insert into book values (2)").update();
        }
    }

    @Qualifier("reports")
    @Versioned(version = "2", name = "of_reports")
    static class OfReports implements JavaMigration {

        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("insert into report values (2)").update();
        }
    }
}
