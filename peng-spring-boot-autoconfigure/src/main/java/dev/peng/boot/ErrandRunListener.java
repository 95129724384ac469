package dev.peng.boot;

import dev.peng.error.ConfigurationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Does what an application was started for and ends the process: before anybody hears that it has started, and before application
 * and command line runners. What fails is thrown, so that Spring Boot says why and the process has the exit code of the failure.
 */
final class ErrandRunListener implements SpringApplicationRunListener, Ordered {

    private @Nullable ErrandRunner runner;

    @Override
    public void environmentPrepared(ConfigurableBootstrapContext bootstrap, ConfigurableEnvironment environment) {
        this.runner = bootstrap.isRegistered(ErrandRunner.class) ? bootstrap.get(ErrandRunner.class) : null;
    }

    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
        if (Errand.is(context.getEnvironment())) {
            QuietContext.of(context);
        }
    }

    @Override
    public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        if (Errand.is(context.getEnvironment())) {
            var code = run(context);
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    private int run(ConfigurableApplicationContext context) {
        if (this.runner != null) {
            return this.runner.run(context);
        }
        startupRun(context).now();
        return 0;
    }

    private static StartupRun startupRun(ConfigurableApplicationContext context) {
        var run = context.getBeanProvider(StartupRun.class).getIfAvailable();
        if (run == null) {
            throw new ConfigurationException(
                    ErrandEnvironment.EXIT_AFTER_RUN + "=true, but there is nothing to run",
                    "Give the application a DataSource, and do not set peng.enabled=false.");
        }
        return run;
    }

    // Spring Boot's own listener, which says that the application has started, has order 0.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }
}
