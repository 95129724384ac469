package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.peng.Peng;
import dev.peng.boot.PengState;
import dev.peng.boot.PengStatus;
import dev.peng.boot.TestApplication;
import dev.peng.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** How old may be what is said: files and history are read on demand, or every so often. */
class RefreshIntegrationTests {

    private static final String REFRESHED = "/actuator/peng?refresh=true";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
    }

    @Test
    void nobodyMakesItReadMoreThanOnceASecond() {
        this.application.run();
        this.application.http().get(REFRESHED);
        this.application.scripts().table("2", "loan");

        assertThat(value(REFRESHED, "$.state")).isEqualTo("up-to-date");
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> value(REFRESHED, "$.state").equals("pending"));
    }

    @Test
    void thoseWhoAskAtOnceGetTheSameLook() throws Exception {
        this.application.run();
        var before = value("/actuator/peng", "$.asOf");

        Stream<CompletableFuture<String>> asked;
        try (var other = this.application.database().local().dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table peng_migrations in access exclusive mode");
            asked = Stream.generate(this::asked).limit(4).toList().stream();
            await().until(() -> !this.application
                    .database()
                    .column("select pid from pg_locks where not granted")
                    .isEmpty());
            Thread.sleep(500);
            other.rollback();
        }

        assertThat(asked.map(CompletableFuture::join).distinct()).hasSize(1).doesNotContain(before);
    }

    @Test
    void anOperationIsSeenAtOnce() {
        this.application
                .with("peng.run-at=manual", "management.endpoint.peng.access=unrestricted")
                .run();
        assertThat(value(REFRESHED, "$.state")).isEqualTo("pending");

        assertThat(this.application.http().post("/actuator/peng/up", "{}")).hasStatus(200);

        assertThat(value("/actuator/peng", "$.state")).isEqualTo("up-to-date");
    }

    @Test
    void byDefaultNobodyLooksByItself() {
        this.application.run();

        assertThat(threads()).isZero();
    }

    @Test
    void looksEverySoOftenUntilTheContextIsClosed() {
        var context = this.application.with("peng.status.refresh-interval=1s").run();
        this.application.scripts().table("2", "loan");

        eventually(() -> value("/actuator/peng", "$.state").equals("pending"));
        assertThat(threads()).isEqualTo(1);
        context.close();

        eventually(() -> threads() == 0);
    }

    @Test
    void goesOnLookingAfterALookThatFailed() {
        this.application.with("peng.status.refresh-interval=1s").run();
        this.application.database().execute("alter table peng_migrations rename column version to lost");
        eventually(() -> value("/actuator/peng", "$.state").equals("unknown"));

        this.application.database().execute("alter table peng_migrations rename column lost to version");

        eventually(() -> value("/actuator/peng", "$.state").equals("up-to-date"));
    }

    @Test
    void doesNotLookWhileARunIsUnderWay() throws Exception {
        this.application.scripts().migration("2_slow", "select pg_sleep(4)", "select 1");
        var peng = this.application
                .with("peng.run-at=manual", "peng.status.refresh-interval=1s")
                .run()
                .getBean(Peng.class);
        var run = CompletableFuture.runAsync(peng::run);
        eventually(() -> value("/actuator/peng", "$.run.step").equals("migration 2_slow"));
        var before = value("/actuator/peng", "$.asOf");

        Thread.sleep(2_500);

        assertThat(value("/actuator/peng", "$.run.step")).isEqualTo("migration 2_slow");
        assertThat(value("/actuator/peng", "$.asOf")).isEqualTo(before);
        run.get();
    }

    @Test
    void doesNotLookBeforeTheRunOfTheStart() {
        var context = this.application.with("peng.status.refresh-interval=1s").run(SlowRunner.class);

        assertThat(context.getBean(SlowRunner.class).seen).isEqualTo(PengState.UNKNOWN);
    }

    @Test
    void anIntervalThatIsTooShortIsRefused() {
        this.application.with("peng.status.refresh-interval=500ms");

        assertThatThrownBy(this.application::run)
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("peng.status.refresh-interval is 500 ms");
    }

    private CompletableFuture<String> asked() {
        return CompletableFuture.supplyAsync(
                () -> value(REFRESHED, "$.asOf"), task -> new Thread(task, "asking").start());
    }

    private String value(String path, String at) {
        var body = this.application.http().get(path).getExchangeResult().getResponseBodyContent();
        return String.valueOf(JsonPath.<Object>read(new String(body, StandardCharsets.UTF_8), at));
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(condition);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("peng-status") && thread.isDaemon())
                .count();
    }

    /** Holds the start up before it is ready. */
    static final class SlowRunner implements ApplicationRunner {

        private final PengStatus status;
        private volatile PengState seen;

        SlowRunner(PengStatus status) {
            this.status = status;
        }

        @Override
        public void run(ApplicationArguments arguments) throws InterruptedException {
            Thread.sleep(2_000);
            this.seen = this.status.state();
        }
    }
}
