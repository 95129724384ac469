package dev.peng.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * A real application with web server and actuator, on a database and scripts of its own. Register it with
 * {@code @RegisterExtension} on an instance field; what it starts ends with the test.
 */
public final class TestApplication implements BeforeEachCallback, AfterEachCallback {

    private final List<String> properties = new ArrayList<>(List.of(
            "server.port=0",
            "spring.main.banner-mode=off",
            "management.endpoints.web.exposure.include=health,peng",
            "management.endpoint.health.show-details=always",
            "management.endpoint.health.probes.enabled=true"));
    private final List<CompletableFuture<?>> starts = new ArrayList<>();
    private final List<ConfigurableApplicationContext> contexts = new CopyOnWriteArrayList<>();
    private CompletableFuture<Integer> port = new CompletableFuture<>();
    private TestDatabase database;
    private Scripts scripts;

    @Override
    public void beforeEach(ExtensionContext context) {
        this.database = new TestDatabase();
        this.scripts = new Scripts();
        with(this.database.properties()).with(this.scripts.properties());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (var start : this.starts) {
            start.handle((ended, failure) -> "ended").get(1, TimeUnit.MINUTES);
        }
        this.contexts.forEach(ConfigurableApplicationContext::close);
        this.database.close();
        this.scripts.close();
    }

    public TestDatabase database() {
        return this.database;
    }

    public Scripts scripts() {
        return this.scripts;
    }

    /** Sets {@code key=value} pairs; a later one wins. */
    public TestApplication with(String... more) {
        return with(List.of(more));
    }

    private TestApplication with(List<String> more) {
        more.forEach(property -> {
            var key = property.substring(0, property.indexOf('=') + 1);
            this.properties.removeIf(other -> other.startsWith(key));
        });
        this.properties.addAll(more);
        return this;
    }

    /** What is set, as arguments of a command line. */
    public List<String> arguments() {
        return this.properties.stream().map(property -> "--" + property).toList();
    }

    /** Runs it until it is ready, with more beans or configurations. */
    public ConfigurableApplicationContext run(Class<?>... sources) {
        return runner(sources).run(arguments().toArray(String[]::new));
    }

    /** Runs it, with its steps recorded there. */
    public ConfigurableApplicationContext run(ApplicationStartup steps) {
        return runner().applicationStartup(steps).run(arguments().toArray(String[]::new));
    }

    /** Runs it on another thread, which may be held up. */
    public CompletableFuture<ConfigurableApplicationContext> start(Class<?>... sources) {
        var runner = runner(sources);
        var start = CompletableFuture.supplyAsync(
                () -> runner.run(arguments().toArray(String[]::new)), task -> new Thread(task, "main").start());
        this.starts.add(start);
        return start;
    }

    /** Runs another instance, which may do everything, until it has migrated and ended. */
    public void migrateElsewhere() {
        var properties = Stream.concat(this.database.properties().stream(), this.scripts.properties().stream());
        new SpringApplicationBuilder(Minimal.class)
                .web(WebApplicationType.NONE)
                .run(properties.map(property -> "--" + property).toArray(String[]::new))
                .close();
    }

    /** The context of the newest start, also of one that failed. */
    public ConfigurableApplicationContext context() {
        return this.contexts.get(this.contexts.size() - 1);
    }

    /** The HTTP side of the newest start; waits until there is one. */
    public Http http() {
        return Http.on(port());
    }

    /** Where it listens; waits until it does. */
    public int port() {
        try {
            return this.port.get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("the web server did not start", e);
        }
    }

    private SpringApplicationBuilder runner(Class<?>... sources) {
        var newPort = new CompletableFuture<Integer>();
        ApplicationListener<WebServerInitializedEvent> onPort =
                event -> newPort.complete(event.getWebServer().getPort());
        this.port = newPort;
        return new SpringApplicationBuilder(Minimal.class)
                .sources(sources)
                .initializers(this.contexts::add)
                .listeners(onPort);
    }

    /** Nothing but auto-configuration. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Minimal {

        /** For a process of its own. */
        public static void main(String[] args) {
            SpringApplication.run(Minimal.class, args);
        }
    }
}
