package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.ApplicationStart;
import dev.peng.boot.actuate.ManagementPaths;
import dev.peng.boot.gate.Gate;
import dev.peng.boot.gate.GateWebFilter;
import dev.peng.boot.gate.OpenPaths;
import dev.peng.error.ConfigurationException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

class PengGateAutoConfigurationTests {

    private final WebApplicationContextRunner started = started(configured(new WebApplicationContextRunner()));

    @Test
    void aServletApplicationHasAFilterBehindThoseOfTheObservation() {
        this.started.run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(Gate.class)
                    .doesNotHaveBean(GateWebFilter.class)
                    .doesNotHaveBean(Filter.class);
            FilterRegistrationBean<?> registration = context.getBean("pengGateFilter", FilterRegistrationBean.class);
            assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 2);
            assertThat(registration.isAsyncSupported()).isTrue();
            assertThat(registration.determineDispatcherTypes()).isEqualTo(EnumSet.of(DispatcherType.REQUEST));
        });
    }

    @Test
    void aReactiveApplicationHasAWebFilter() {
        started(configured(new ReactiveWebApplicationContextRunner())).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Gate.class).doesNotHaveBean(FilterRegistrationBean.class);
            assertThat(context.getBean(GateWebFilter.class).getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 2);
        });
    }

    @Test
    void anApplicationWithoutPortHasNone() {
        started(configured(new ApplicationContextRunner()))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Gate.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peng.run-at=ready", "peng.run-at=STARTED"})
    void existsWhereTheRunComesBehindAnOpenPort(String property) {
        this.started
                .withPropertyValues(property)
                .run(context -> assertThat(context).hasSingleBean(Gate.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peng.run-at=Manual", "peng.gate.enabled=false", "peng.enabled=false"})
    void isAbsentElsewhere(String property) {
        this.started
                .withPropertyValues(property)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Gate.class)
                        .doesNotHaveBean(OpenPaths.class)
                        .doesNotHaveBean("pengGateFilter"));
    }

    @Test
    void isAbsentInAContextThatNoSpringApplicationHasStarted() {
        configured(new WebApplicationContextRunner())
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Gate.class));
    }

    @Test
    void isAbsentInAChildOfOneThatASpringApplicationHasStarted() {
        try (var parent = new GenericApplicationContext()) {
            markAsStarted(parent);
            parent.refresh();
            configured(new WebApplicationContextRunner())
                    .withParent(parent)
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Gate.class));
        }
    }

    @Test
    void knowsThePathsOfManagement() {
        this.started
                .withConfiguration(AutoConfigurations.of(
                        EndpointAutoConfiguration.class,
                        WebEndpointAutoConfiguration.class,
                        ManagementContextAutoConfiguration.class,
                        PengEndpointAutoConfiguration.class))
                .withPropertyValues("management.endpoints.web.exposure.include=peng")
                .run(context -> assertThat(
                                context.getBean(ManagementPaths.class).patterns())
                        .containsExactlyInAnyOrder("/actuator", "/actuator/", "/actuator/peng/**"));
    }

    @Test
    void withoutTheActuatorNothingPasses() {
        this.started
                .withClassLoader(new FilteredClassLoader(PathMappedEndpoints.class))
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(Gate.class).doesNotHaveBean(ManagementPaths.class);
                    assertThat(context.getBean(OpenPaths.class).patterns()).isEmpty();
                });
    }

    @Test
    void knowsThePathsThatTheApplicationNames() {
        OpenPaths own = () -> List.of("/own");

        this.started
                .withPropertyValues("peng.gate.pass=/ping")
                .withBean("own", OpenPaths.class, () -> own)
                .run(context -> assertThat(
                                context.getBeansOfType(OpenPaths.class).values())
                        .flatMap(OpenPaths::patterns)
                        .containsExactlyInAnyOrder("/own", "/ping"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peng.gate.pass=/a/{b", "peng.gate.retry-after=-1s"})
    void whatMakesNoSenseFailsTheStart(String property) {
        this.started
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withPropertyValues(property)
                .run(context ->
                        assertThat(context).getFailure().rootCause().isInstanceOf(ConfigurationException.class));
    }

    private static <
                    R extends AbstractApplicationContextRunner<R, C, A>,
                    C extends ConfigurableApplicationContext,
                    A extends ApplicationContextAssertProvider<C>>
            R configured(R runner) {
        return runner.withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        PengAutoConfiguration.class,
                        PengGateAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost/nobody_connects");
    }

    private static <
                    R extends AbstractApplicationContextRunner<R, C, A>,
                    C extends ConfigurableApplicationContext,
                    A extends ApplicationContextAssertProvider<C>>
            R started(R runner) {
        return runner.withInitializer(PengGateAutoConfigurationTests::markAsStarted);
    }

    private static void markAsStarted(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("start", new ApplicationStart());
    }
}
