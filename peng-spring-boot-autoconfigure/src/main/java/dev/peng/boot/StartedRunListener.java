package dev.peng.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Runs migrations and seeds after the start of the context, on the main thread of the application, before application
 * and command line runners. It comes after Spring Boot has declared the application alive: a probe that fails during a
 * long migration would have it killed.
 */
final class StartedRunListener implements SpringApplicationRunListener, Ordered {

    @Override
    public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        context.getBeanProvider(StartupRun.class).ifAvailable(run -> run.at(RunAt.STARTED));
    }

    // Spring Boot's own listener, which sets liveness, has order 0.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 100;
    }
}
