package dev.peng.boot;

import org.springframework.beans.factory.InitializingBean;

/** Runs migrations and seeds when it is made; Spring Boot makes it before the beans that use the database. */
public final class StartupInitializer implements InitializingBean {

    private final StartupRun run;

    public StartupInitializer(StartupRun run) {
        this.run = run;
    }

    @Override
    public void afterPropertiesSet() {
        this.run.at(RunAt.STARTUP);
    }
}
