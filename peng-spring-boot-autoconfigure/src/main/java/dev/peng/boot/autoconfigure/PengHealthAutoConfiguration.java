package dev.peng.boot.autoconfigure;

import dev.peng.boot.PengStatus;
import dev.peng.boot.actuate.PengHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health indicator {@code peng}. */
@AutoConfiguration(after = PengAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("peng")
@ConditionalOnBean(PengStatus.class)
public final class PengHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "pengHealthIndicator")
    PengHealthIndicator pengHealthIndicator(PengStatus status) {
        return new PengHealthIndicator(status);
    }
}
