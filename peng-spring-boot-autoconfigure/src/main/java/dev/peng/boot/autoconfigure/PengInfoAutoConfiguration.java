package dev.peng.boot.autoconfigure;

import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengStatus;
import dev.peng.boot.actuate.PengInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of what {@code /actuator/info} says of the database. */
@AutoConfiguration(after = PengAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledInfoContributor.class)
@ConditionalOnEnabledInfoContributor("peng")
@ConditionalOnBean(PengStatus.class)
public final class PengInfoAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PengInfoContributor pengInfoContributor(PengStatus status, NamedDatabases further) {
        return new PengInfoContributor(status, further);
    }
}
