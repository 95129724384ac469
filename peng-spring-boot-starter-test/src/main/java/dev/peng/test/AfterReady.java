package dev.peng.test;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Tells the database that the application has started, all runners and listeners included. */
final class AfterReady implements SpringApplicationRunListener, Ordered {

    @Override
    public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        context.getBeanProvider(TestDatabase.class).ifAvailable(TestDatabase::started);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
