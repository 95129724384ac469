package dev.peng.boot.autoconfigure;

import dev.peng.boot.StartupRun;
import dev.peng.boot.actuate.ReadinessGroup;
import dev.peng.boot.actuate.ReadinessRefusal;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Auto-configuration of what keeps an application out of traffic whose run at the start has failed. */
@AutoConfiguration(
        after = PengAutoConfiguration.class,
        afterName =
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration")
@ConditionalOnClass(HealthEndpointGroupsPostProcessor.class)
@Conditional(RefusesTraffic.class)
@ConditionalOnBean(StartupRun.class)
public final class PengReadinessAutoConfiguration {

    // The name of the bean makes that of the member.
    @Bean
    ReadinessRefusal pengReadinessHealthIndicator(StartupRun startup) {
        return new ReadinessRefusal(startup);
    }

    @Bean
    static ReadinessGroup pengReadinessGroup() {
        return new ReadinessGroup("pengReadiness");
    }
}
