package dev.peng.boot.actuate;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Warns of a readiness group that does not look at readiness: it would say that the application is ready while migrations run. */
public final class ReadinessWarning implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(ReadinessWarning.class);

    private static final String INCLUDE = "management.endpoint.health.group.readiness.include";

    private static final List<String> ENOUGH = List.of("*", "readinessState", "peng");

    private final Environment environment;

    /** @param environment where the group is configured */
    public ReadinessWarning(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        Binder.get(this.environment)
                .bind(INCLUDE, Bindable.listOf(String.class))
                .ifBound(members -> {
                    if (members.stream().noneMatch(ENOUGH::contains)) {
                        log.warn(
                                "the group readiness has no readinessState, so it may be up while migrations run: add it to"
                                        + " {}, or set peng.health.readiness=true",
                                INCLUDE);
                    }
                });
    }
}
