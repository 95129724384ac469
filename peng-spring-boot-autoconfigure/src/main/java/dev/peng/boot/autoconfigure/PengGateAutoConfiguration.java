package dev.peng.boot.autoconfigure;

import dev.peng.boot.StartupRun;
import dev.peng.boot.actuate.ManagementPaths;
import dev.peng.boot.gate.FixedPaths;
import dev.peng.boot.gate.Gate;
import dev.peng.boot.gate.GateFilter;
import dev.peng.boot.gate.GateWebFilter;
import dev.peng.boot.gate.OpenPaths;
import dev.peng.boot.gate.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the gate, which answers requests of the application with 503 as long as migrations and seeds run
 * behind an open port.
 */
@AutoConfiguration(
        after = PengAutoConfiguration.class,
        afterName = "org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration")
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "peng.gate.enabled", matchIfMissing = true)
@Conditional(OnRunBehindOpenPort.class)
@ConditionalOnBean(StartupRun.class)
public final class PengGateAutoConfiguration {

    // Behind the observation of requests and forwarded headers, before session, security and the application's own.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    Gate pengGate(ObjectProvider<StartupRun> run, ObjectProvider<OpenPaths> paths) {
        return new Gate(
                () -> run.getObject().isDone(),
                () -> paths.orderedStream()
                        .flatMap(some -> some.patterns().stream())
                        .toList());
    }

    // Not lazy, nor are the paths: what is wrong with settings is said by the start, not to the first request, a probe.
    @Bean
    @Lazy(false)
    Refusal pengRefusal(PengProperties properties) {
        return new Refusal(properties.gate().retryAfter());
    }

    @Bean
    @Lazy(false)
    OpenPaths pengOpenPaths(PengProperties properties) {
        return new FixedPaths(properties.gate().pass());
    }

    /** The gate in a servlet application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass(Filter.class)
    static class OfServlets {

        // Only what comes from outside: what a request has begun that was let in, it may end.
        @Bean
        FilterRegistrationBean<GateFilter> pengGateFilter(Gate gate, Refusal refusal) {
            var registration = new FilterRegistrationBean<>(new GateFilter(gate, refusal));
            registration.setDispatcherTypes(DispatcherType.REQUEST);
            registration.setOrder(ORDER);
            return registration;
        }
    }

    /** The gate in a reactive application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    static class OfWebFlux {

        @Bean
        GateWebFilter pengGateFilter(Gate gate, Refusal refusal, ApplicationContext context) {
            return new GateWebFilter(gate, refusal, context, ORDER);
        }
    }

    /** What the gate lets in where there is management. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({PathMappedEndpoints.class, ManagementPortType.class})
    @ConditionalOnBean(PathMappedEndpoints.class)
    static class WithManagement {

        @Bean
        OpenPaths pengManagementPaths(PathMappedEndpoints endpoints, Environment environment) {
            return new ManagementPaths(endpoints, ManagementPortType.get(environment) == ManagementPortType.SAME);
        }
    }
}
