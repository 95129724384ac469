package dev.peng.boot;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What an application is started for instead of serving. Whoever registers one in the bootstrap context, while the application is
 * starting, gets a context without web server, runners, schedulers and a run of its own, and the process ends afterwards.
 */
@FunctionalInterface
public interface ErrandRunner {

    /**
     * Does it, on the main thread.
     *
     * @param context complete, and quiet
     * @return the exit code of the process
     */
    int run(ConfigurableApplicationContext context);
}
