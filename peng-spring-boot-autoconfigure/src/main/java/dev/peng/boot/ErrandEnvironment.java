package dev.peng.boot;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Makes an errand of an application that is to end after its run. */
final class ErrandEnvironment implements EnvironmentPostProcessor, Ordered {

    static final String EXIT_AFTER_RUN = "peng.exit-after-run";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty(EXIT_AFTER_RUN, Boolean.class, false)) {
            Errand.prepare(environment);
        }
    }

    // After the files of the application are read.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
