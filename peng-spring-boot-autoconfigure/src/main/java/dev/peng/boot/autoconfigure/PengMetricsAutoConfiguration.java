package dev.peng.boot.autoconfigure;

import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengStatus;
import dev.peng.boot.metrics.RunMeters;
import dev.peng.boot.metrics.StateMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the meters {@code peng.*}. */
@AutoConfiguration(
        after = PengAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, PengStatus.class})
public final class PengMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RunMeters pengRunMeters(MeterRegistry registry) {
        return new RunMeters(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    StateMeters pengStateMeters(PengStatus status, NamedDatabases further) {
        return new StateMeters(status, further);
    }
}
