package dev.peng.boot.autoconfigure;

import dev.peng.boot.PengStatus;
import dev.peng.boot.actuate.PengEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of {@code /actuator/peng}. */
@AutoConfiguration(after = PengAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(PengEndpoint.class)
@ConditionalOnBean(PengStatus.class)
public final class PengEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PengEndpoint pengEndpoint(PengStatus status) {
        return new PengEndpoint(status);
    }
}
