package dev.peng.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Runs migrations and seeds when the application is ready, on its main thread. A listener of the run, not of the ready
 * event: it comes before Spring Boot publishes that event, so before all of its listeners and before readiness, also
 * where the application multicasts events asynchronously.
 */
final class ReadyRunListener implements SpringApplicationRunListener, Ordered {

    @Override
    public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        context.getBeanProvider(StartupRun.class).ifAvailable(run -> run.at(RunAt.READY));
    }

    // Spring Boot's own listener, which publishes the events, has order 0.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }
}
