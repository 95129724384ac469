package dev.peng.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Spring Boot accepts traffic as soon as an application is ready; this one takes it back where a run has failed. */
final class RefusedRunListener implements SpringApplicationRunListener, Ordered {

    @Override
    public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        context.getBeanProvider(StartupRun.class).ifAvailable(StartupRun::sayAgain);
    }

    // Spring Boot's own listener, which publishes the state, has order 0.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 100;
    }
}
