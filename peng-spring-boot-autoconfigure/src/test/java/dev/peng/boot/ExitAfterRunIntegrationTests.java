package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Processes that migrate and end: init containers and jobs. */
class ExitAfterRunIntegrationTests {

    private static final String MIGRATED = "migrations: 1 applied";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.with("peng.exit-after-run=true").scripts().table("1", "book");
    }

    @Test
    void migratesAndEndsWithZeroAndNothingElseHasBegun() throws Exception {
        var process = Ended.with(Busy.class, this.application.arguments());

        assertThat(process.code()).isZero();
        assertThat(process.output()).contains(MIGRATED).doesNotContain("BUSY", "Tomcat", "Started ", "Starting ");
        assertThat(this.application.database().hasTable("book")).isTrue();
    }

    @Test
    void isBusyWithoutIt() throws Exception {
        var process = Ended.with(
                Busy.class,
                this.application
                        .with("peng.exit-after-run=false", "busy.exit=true")
                        .arguments());

        assertThat(process.output())
                .contains("BUSY lifecycle", "BUSY port", "BUSY started", "BUSY runner", "BUSY schedule", "BUSY ready");
    }

    @Test
    void endsWithOneAndSaysWhyWhenAMigrationFails() throws Exception {
        this.application.scripts().migration("2_broken", "select 1 / 0", "select 1");

        var process = Ended.with(Busy.class, this.application.arguments());

        assertThat(process.code()).isEqualTo(1);
        assertThat(process.report()).containsSubsequence("Description:", "migration 2_broken failed at ", "Action:");
        assertThat(process.output()).doesNotContain("BUSY", "\tat ");
    }

    @Test
    void endsAlsoWhereAFailureWouldOnlyRefuseTraffic() throws Exception {
        this.application.scripts().migration("2_broken", "select 1 / 0", "select 1");

        var process = Ended.with(
                Busy.class,
                this.application.with("peng.on-failure=refuse-traffic").arguments());

        assertThat(process.code()).isEqualTo(1);
        assertThat(process.report()).contains("migration 2_broken failed at ");
    }

    @Test
    void endsWithThreeWhenThePlanIsRefused() throws Exception {
        this.application.scripts().with("migrations/2_member.up.sql", "create table member ()");

        var process = Ended.with(Busy.class, this.application.arguments());

        assertThat(process.code()).isEqualTo(3);
        assertThat(process.report()).contains("has no down file [MISSING_DOWN]");
    }

    @Test
    void endsWithFourWhenTheLockIsNotFree() throws Exception {
        var key = keyOfTheLock();
        this.application.scripts().table("2", "member");
        this.application.with("peng.run-lock.timeout=300ms", "peng.run-lock.poll-interval=50ms");

        try (var held = this.application.database().lock(key)) {
            var process = Ended.with(Busy.class, this.application.arguments());

            assertThat(held.isClosed()).isFalse();
            assertThat(process.code()).isEqualTo(4);
            assertThat(process.report()).contains("[LOCK_TIMEOUT]");
        }
    }

    @Test
    void endsWithThreeWhenItOnlyLooksAndSomethingIsPending() throws Exception {
        var process = Ended.with(
                Busy.class, this.application.with("peng.mode=validate").arguments());

        assertThat(process.code()).isEqualTo(3);
        assertThat(process.report()).contains("migration 1_book is pending [PENDING]");
        assertThat(this.application.database().hasTable("peng_migrations")).isFalse();
    }

    @Test
    void endsWithFourWhenItWaitsInVain() throws Exception {
        var process = Ended.with(
                Busy.class,
                this.application
                        .with("peng.mode=wait", "peng.run-lock.timeout=300ms")
                        .arguments());

        assertThat(process.code()).isEqualTo(4);
        assertThat(process.report()).contains("[WAIT_TIMEOUT]");
    }

    @Test
    void runsAtNoOtherMoment() throws Exception {
        var process = Ended.with(
                Busy.class, this.application.with("peng.run-at=startup").arguments());

        assertThat(process.code()).isZero();
        assertThat(process.output()).containsOnlyOnce("migrations: ").doesNotContain("BUSY");
    }

    @Test
    void isAMistakeWhereThereIsNothingToRun() throws Exception {
        var process = Ended.with(
                Busy.class, this.application.with("peng.enabled=false").arguments());

        assertThat(process.code()).isNotZero();
        assertThat(process.report()).contains("there is nothing to run");
    }

    @Test
    void canBeSetInTheEnvironment() throws Exception {
        var arguments = new ArrayList<>(this.application.arguments());
        arguments.remove("--peng.exit-after-run=true");

        var process = Ended.with(Busy.class, arguments, Map.of("PENG_EXIT_AFTER_RUN", "true"));

        assertThat(process.code()).isZero();
        assertThat(process.output()).contains(MIGRATED).doesNotContain("BUSY");
    }

    // Seen while a run holds it.
    private long keyOfTheLock() {
        var seen = new AtomicReference<String>();
        Curious.look = () -> seen.set(this.application.database().column("""
                select classid::bigint << 32 | objid::bigint from pg_locks where locktype = 'advisory'
                   and database = (select oid from pg_database where datname = current_database())""").get(0));
        this.application
                .with("peng.exit-after-run=false", "spring.main.web-application-type=none")
                .run(Curious.class);
        this.application.with("peng.exit-after-run=true");
        return Long.parseLong(seen.get());
    }

    static class Curious implements PengListener {

        private static Runnable look = () -> {};

        @Override
        public void onEvent(PengEvent event) {
            if (event instanceof RunPlanned) {
                look.run();
            }
        }
    }

    /** An application that does all that it can as soon as it can, and says so. */
    @Import(TestApplication.Minimal.class)
    @EnableScheduling
    static class Busy {

        /** As one that insists on its web server. */
        public static void main(String[] args) {
            var application = new SpringApplication(Busy.class);
            application.setWebApplicationType(WebApplicationType.SERVLET);
            application.setLazyInitialization(false);
            var context = application.run(args);
            if (context.getEnvironment().containsProperty("busy.exit")) {
                System.exit(0);
            }
        }

        @Scheduled(fixedRate = 1)
        void schedule() {
            say("schedule");
        }

        @Bean
        ApplicationRunner busyRunner() {
            return arguments -> say("runner");
        }

        @Bean
        SmartLifecycle busyLifecycle() {
            return new Lifecycle();
        }

        @EventListener({WebServerInitializedEvent.class, ApplicationStartedEvent.class, ApplicationReadyEvent.class})
        void onEvent(Object event) {
            say(List.of("port", "started", "ready")
                    .get(
                            event instanceof ApplicationStartedEvent
                                    ? 1
                                    : event instanceof ApplicationReadyEvent ? 2 : 0));
        }

        private static void say(String what) {
            System.out.println("BUSY " + what);
        }

        private static final class Lifecycle implements SmartLifecycle {

            @Override
            public void start() {
                say("lifecycle");
            }

            @Override
            public void stop() {
                // Nothing runs.
            }

            @Override
            public boolean isRunning() {
                return false;
            }
        }
    }
}
