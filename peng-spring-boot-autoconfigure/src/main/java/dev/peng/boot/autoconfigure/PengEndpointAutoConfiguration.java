package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.EventLog;
import dev.peng.boot.NamedDatabases;
import dev.peng.boot.NewScripts;
import dev.peng.boot.PengStatus;
import dev.peng.boot.actuate.ObservedDatabase;
import dev.peng.boot.actuate.ObservedDatabases;
import dev.peng.boot.actuate.PengEndpoint;
import dev.peng.boot.actuate.PengPart;
import dev.peng.boot.actuate.PengWebEndpointExtension;
import dev.peng.boot.actuate.UnknownOptionsAdvisor;
import dev.peng.boot.operation.Operations;
import java.time.Clock;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of {@code /actuator/peng}. */
@AutoConfiguration(after = PengAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(PengEndpoint.class)
@ConditionalOnBean(PengStatus.class)
// The others are in what its operations say that they return.
@RegisterReflectionForBinding(PengPart.class)
@EnableConfigurationProperties(PengEndpointProperties.class)
public final class PengEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Operations pengOperations(Peng peng, PengStatus status) {
        return new Operations(
                NamedDatabases.MAIN, peng, () -> status.progress().isUnderWay(), status::look, Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    PengEndpoint pengEndpoint(
            PengStatus status,
            Operations operations,
            NamedDatabases further,
            EventLog events,
            NewScripts scripts,
            PengEndpointProperties properties) {
        var databases = new ObservedDatabases(
                ObservedDatabase.main(status, operations),
                further.all().stream().map(ObservedDatabase::further).toList());
        return new PengEndpoint(databases, events, scripts, properties.showValues());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnClass(EndpointWebExtension.class)
    PengWebEndpointExtension pengWebEndpointExtension(PengEndpoint endpoint, PengEndpointProperties properties) {
        return new PengWebEndpointExtension(endpoint, properties.showValues(), properties.roles());
    }

    @Bean
    @ConditionalOnClass(EndpointWebExtension.class)
    UnknownOptionsAdvisor pengUnknownOptionsAdvisor() {
        return new UnknownOptionsAdvisor();
    }
}
