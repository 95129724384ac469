package dev.peng.boot;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Makes an errand of an application that has one or is to end after its run; not of one in a test, which would end with it. */
final class ErrandEnvironment implements EnvironmentPostProcessor, Ordered {

    static final String EXIT_AFTER_RUN = "peng.exit-after-run";

    /** Spring has it in each context of a test. */
    private static final String TEST = "Inlined Test Properties";

    private final ConfigurableBootstrapContext bootstrap;

    ErrandEnvironment(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (this.bootstrap.isRegistered(ErrandRunner.class)
                || environment.getProperty(EXIT_AFTER_RUN, Boolean.class, false) && !isOfATest(environment)) {
            Errand.prepare(environment);
        }
    }

    // The process that would end is that of all tests.
    private static boolean isOfATest(ConfigurableEnvironment environment) {
        return environment.getPropertySources().contains(TEST);
    }

    // After the files of the application are read.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
