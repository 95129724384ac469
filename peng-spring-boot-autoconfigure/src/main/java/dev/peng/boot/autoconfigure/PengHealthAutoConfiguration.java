package dev.peng.boot.autoconfigure;

import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengStatus;
import dev.peng.boot.actuate.HealthSettings;
import dev.peng.boot.actuate.PengHealthIndicator;
import java.util.LinkedHashMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health indicator {@code peng}. */
@AutoConfiguration(after = PengAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("peng")
@ConditionalOnBean(PengStatus.class)
public final class PengHealthAutoConfiguration {

    // With further databases it has a component for each.
    @Bean
    @ConditionalOnMissingBean(name = "pengHealthIndicator")
    HealthContributor pengHealthIndicator(PengStatus status, NamedDatabases further, PengProperties properties) {
        var health = properties.health();
        var settings = new HealthSettings(health.pending(), health.drift());
        var main = new PengHealthIndicator(status, settings);
        var all = new LinkedHashMap<String, HealthContributor>();
        all.put(NamedDatabases.MAIN, main);
        all.putAll(further.map(other -> new PengHealthIndicator(other, settings)));
        return all.size() == 1 ? main : CompositeHealthContributor.fromMap(all);
    }
}
