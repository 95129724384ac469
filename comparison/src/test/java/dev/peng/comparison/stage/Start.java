package dev.peng.comparison.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** A start of an application on a thread of its own. Closing it ends the application, also one that hangs. */
public final class Start implements AutoCloseable {

    private static final Duration TO_END = Duration.ofSeconds(60);

    private final Contender contender;
    private final URLClassLoader classLoader;
    private final CompletableFuture<ConfigurableApplicationContext> ready = new CompletableFuture<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread thread;

    Start(Contender contender, URLClassLoader classLoader) {
        this.contender = contender;
        this.classLoader = classLoader;
        this.thread = new Thread(this::run, "main");
        this.thread.setContextClassLoader(classLoader);
        this.thread.start();
    }

    /** Waits until it is ready, has failed, or the time is over; then what hangs is ended. */
    public Outcome outcome(Duration limit) {
        try {
            this.ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Outcome.STARTED;
        } catch (ExecutionException e) {
            return new Outcome.Failed(e.getCause());
        } catch (TimeoutException e) {
            var waits = this.contender.waits();
            cut();
            return new Outcome.Hung(waits);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application, once it is ready. */
    public ConfigurableApplicationContext context(Duration limit) {
        try {
            return this.ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError("the application is not ready", e);
        }
    }

    /** The port of its web server, which may be open before it is ready; negative if it has none. */
    public int port() {
        return this.port.getNow(-1);
    }

    /** Whether it is neither ready nor has failed. */
    public boolean isUnderWay() {
        return !this.ready.isDone();
    }

    @Override
    public void close() {
        try {
            cut();
            this.ready.thenAccept(ConfigurableApplicationContext::close).exceptionally(failure -> null);
            this.classLoader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        ApplicationListener<WebServerInitializedEvent> onPort =
                event -> this.port.complete(event.getWebServer().getPort());
        try {
            this.ready.complete(new SpringApplicationBuilder(this.contender.sources())
                    .resourceLoader(new DefaultResourceLoader(this.classLoader))
                    .registerShutdownHook(false)
                    .listeners(onPort)
                    .run(this.contender.arguments().toArray(String[]::new)));
        } catch (Throwable failure) {
            this.ready.completeExceptionally(failure);
        }
    }

    private void cut() {
        if (isUnderWay()) {
            this.contender.cutActive();
            pause();
        }
        // Again and again: some connect anew.
        var end = System.nanoTime() + TO_END.toNanos();
        while (isUnderWay()) {
            this.contender.cutAll();
            this.thread.interrupt();
            pause();
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "a start could not be ended: " + this.thread.getStackTrace()[0]);
            }
        }
    }

    private void pause() {
        try {
            this.thread.join(1000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
