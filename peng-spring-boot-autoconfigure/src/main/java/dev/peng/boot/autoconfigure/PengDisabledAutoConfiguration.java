package dev.peng.boot.autoconfigure;

import dev.peng.boot.actuate.DisabledEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of what {@code /actuator/peng} says where peng is switched off. */
@AutoConfiguration
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBooleanProperty(name = "peng.enabled", havingValue = false)
@ConditionalOnAvailableEndpoint(DisabledEndpoint.class)
public final class PengDisabledAutoConfiguration {

    @Bean
    DisabledEndpoint pengDisabledEndpoint() {
        return new DisabledEndpoint();
    }
}
