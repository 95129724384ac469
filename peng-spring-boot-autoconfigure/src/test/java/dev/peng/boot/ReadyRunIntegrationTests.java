package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadyRunIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTableAndItsSeed() {
        this.application
                .scripts()
                .table("1", "book")
                .with("seeds/1_books.sql", "insert into book values (11), (12), (13)");
        this.application.with("spring.main.web-application-type=none");
    }

    // D-12
    @Test
    void isBeforeTheFirstListenerOfTheReadyEvent() throws Exception {
        var context = this.application.run(FirstReadyListener.class);

        assertThat(context.getBean(FirstReadyListener.class).books()).isEqualTo(3);
    }

    @Test
    void isBeforeTheFirstListenerAlsoWhereEventsAreAsynchronous() throws Exception {
        var context = this.application.run(FirstReadyListener.class, AsynchronousEvents.class);

        var listener = context.getBean(FirstReadyListener.class);
        assertThat(listener.books()).isEqualTo(3);
        assertThat(listener.thread).startsWith("events-");
    }

    @Test
    void isOnceForAContextAndNotAgainForItsChild() {
        var parent = new SpringApplicationBuilder(TestApplication.Minimal.class, Finished.class)
                .web(WebApplicationType.NONE);

        try (var child = parent.child(Child.class)
                .web(WebApplicationType.NONE)
                .run(this.application.arguments().toArray(String[]::new))) {
            assertThat(child.getParent()).isNotNull();
            assertThat(child.getBean(Finished.class).verbs).containsExactly(Verb.UP, Verb.SEED_APPLY);
        }
    }

    @Test
    void worksWithLazyInitializationWhereNobodyElseAsksForIt() {
        this.application
                .with(
                        "spring.main.lazy-initialization=true",
                        "management.health.peng.enabled=false",
                        "management.endpoints.web.exposure.include=health")
                .run();

        assertThat(this.application.database().column("select count(*) from book"))
                .containsExactly("3");
    }

    @Test
    void doesNothingWhenItIsDisabled() {
        this.application.with("peng.enabled=false").run();

        assertThat(this.application.database().hasTable("book")).isFalse();
        assertThat(this.application.database().hasTable("peng_migrations")).isFalse();
    }

    static class Child {}

    static class FirstReadyListener implements ApplicationListener<ApplicationReadyEvent>, Ordered {

        private final CompletableFuture<Integer> counted = new CompletableFuture<>();
        private final JdbcClient jdbc;
        private volatile String thread;

        FirstReadyListener(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            this.thread = Thread.currentThread().getName();
            this.counted.completeAsync(
                    () -> this.jdbc
                            .sql("select count(*) from book")
                            .query(Integer.class)
                            .single(),
                    Runnable::run);
        }

        int books() throws Exception {
            return this.counted.get(1, TimeUnit.MINUTES);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    static class AsynchronousEvents {

        @Bean
        static ApplicationEventMulticaster applicationEventMulticaster() {
            var multicaster = new SimpleApplicationEventMulticaster();
            multicaster.setTaskExecutor(new SimpleAsyncTaskExecutor("events-"));
            return multicaster;
        }
    }

    static class Finished implements PengListener {

        private final List<Verb> verbs = new ArrayList<>();

        @Override
        public void onEvent(PengEvent event) {
            if (event instanceof RunFinished finished) {
                this.verbs.add(finished.verb());
            }
        }
    }
}
