package dev.peng.boot.autoconfigure;

import dev.peng.boot.PengStatus;
import dev.peng.boot.actuate.ReadinessGroup;
import dev.peng.boot.actuate.ReadinessWarning;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Auto-configuration of what the state of the database means for the health group {@code readiness}. */
@AutoConfiguration(
        after = PengAutoConfiguration.class,
        afterName =
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration")
@ConditionalOnClass(HealthEndpointGroupsPostProcessor.class)
@ConditionalOnBean(PengStatus.class)
public final class PengHealthReadinessAutoConfiguration {

    @Bean
    @ConditionalOnBooleanProperty("peng.health.readiness")
    static ReadinessGroup pengHealthReadinessGroup() {
        return new ReadinessGroup("peng");
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "peng.health.readiness", havingValue = false, matchIfMissing = true)
    ReadinessWarning pengReadinessWarning(Environment environment) {
        return new ReadinessWarning(environment);
    }
}
