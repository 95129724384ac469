package dev.peng.boot.autoconfigure;

import dev.peng.boot.PengStatus;
import dev.peng.boot.metrics.RunObservations;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the observations {@code peng.run} and {@code peng.step}. */
@AutoConfiguration(
        after = PengAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ObservationRegistry.class, PengStatus.class})
public final class PengObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RunObservations pengRunObservations(ObservationRegistry registry) {
        return new RunObservations(registry);
    }
}
