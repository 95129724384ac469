package dev.peng.boot.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.Http;
import dev.peng.boot.TestApplication;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** An application with a page, whose first run is held up until it is let go. */
final class HeldUpApplication implements BeforeEachCallback, AfterEachCallback {

    private final TestApplication application = new TestApplication();
    private final List<Class<?>> sources = new ArrayList<>(List.of(Books.class));
    private Connection lock;
    private CompletableFuture<ConfigurableApplicationContext> start;

    /** What an application has to set to be a servlet or a reactive one, where both are on the class path. */
    static Stream<String> on(String stack) {
        var ofTomcat = "org.springframework.boot.tomcat.autoconfigure.actuate.web.server"
                + ".TomcatReactiveManagementContextAutoConfiguration";
        return Stream.of("spring.main.web-application-type=" + stack, "spring.autoconfigure.exclude=" + ofTomcat);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        this.application.beforeEach(context);
        this.application.scripts().migration("1_reindex", "select pg_advisory_xact_lock(4711)", "select 1");
        this.lock = this.application.database().lock(4711);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        this.lock.close();
        this.application.afterEach(context);
    }

    HeldUpApplication with(String... properties) {
        this.application.with(properties);
        return this;
    }

    /** Adds beans or configurations. */
    void sources(Class<?>... more) {
        this.sources.addAll(List.of(more));
    }

    TestApplication itself() {
        return this.application;
    }

    /** Starts it and returns as soon as it runs its migration. */
    HeldUpApplication startUntilItIsHeldUp() {
        this.start = this.application.start(this.sources.toArray(Class<?>[]::new));
        this.application.database().awaitSomeoneAtTheLock();
        return this;
    }

    /** Lets the migration end. */
    void release() throws SQLException {
        this.lock.close();
    }

    /** Lets the migration end, and waits until the application is ready. */
    void letItGo() throws Exception {
        release();
        assertThat(this.start).succeedsWithin(Duration.ofMinutes(1));
    }

    Http http() {
        return this.application.http();
    }

    /** Where management listens. */
    Http management() {
        var port = this.application.context().getEnvironment().getRequiredProperty("local.management.port");
        return Http.on(Integer.parseInt(port));
    }

    @RestController
    @CrossOrigin("https://shop.example")
    static class Books {

        @GetMapping({"/books", "/books/{id}"})
        String books() {
            return "Dune";
        }

        @GetMapping("/ping")
        CompletableFuture<String> later() {
            return CompletableFuture.supplyAsync(() -> "Dune");
        }

        @GetMapping("/ping/broken")
        String broken() {
            throw new ResponseStatusException(HttpStatus.GONE);
        }
    }
}
