package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.EarlyUseWarning;
import dev.peng.boot.PengStatus;
import dev.peng.boot.Recovery;
import dev.peng.boot.RunMonitor;
import dev.peng.boot.StartupInitializer;
import dev.peng.boot.StartupRun;
import dev.peng.error.ConfigurationException;
import dev.peng.error.PengException;
import dev.peng.event.PengListener;
import dev.peng.migration.JavaMigration;
import dev.peng.migration.MigrationProvider;
import dev.peng.seed.JavaSeed;
import dev.peng.seed.SeedProvider;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of {@link Peng} on the application's {@code DataSource}. Migrations and seeds run at the moment that
 * {@code peng.run-at} names.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "peng.enabled", matchIfMissing = true)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(PengProperties.class)
public final class PengAutoConfiguration {

    // An own Peng takes the RunMonitor bean among its listeners, or the endpoint does not see its runs.
    @Bean
    @ConditionalOnMissingBean
    Peng peng(
            PengProperties properties,
            ObjectProvider<DataSource> dataSource,
            ObjectProvider<JavaMigration> migrations,
            ObjectProvider<JavaSeed> seeds,
            ObjectProvider<PengListener> listeners,
            ApplicationContext context) {
        var environment = context.getEnvironment();
        var application = environment.getProperty("spring.application.name", "");
        var builder = Peng.on(unique(dataSource, context))
                .config(properties.config(application, profiles(environment)))
                .javaMigrations(migrations.orderedStream().toList())
                .javaSeeds(seeds.orderedStream().toList())
                .listeners(listeners.orderedStream().toList());
        var classLoader = context.getClassLoader();
        return (classLoader == null ? builder : builder.classLoader(classLoader)).build();
    }

    @Bean
    MigrationProvider pengMigrations(Peng peng) {
        return peng.migrations();
    }

    @Bean
    SeedProvider pengSeeds(Peng peng) {
        return peng.seeds();
    }

    @Bean
    RunMonitor pengRunMonitor() {
        return new RunMonitor(Clock.systemUTC());
    }

    @Bean
    StartupRun pengStartupRun(Peng peng, PengProperties properties, ApplicationContext context) {
        return new StartupRun(peng, properties.startup(), state -> AvailabilityChangeEvent.publish(context, state));
    }

    @Bean
    EarlyUseWarning pengEarlyUseWarning(
            ObjectProvider<StartupRun> startup, ConfigurableListableBeanFactory beans, Environment environment) {
        return new EarlyUseWarning(startup, beans, environment);
    }

    @Bean
    @Conditional(RefusesTraffic.class)
    Recovery pengRecovery(ObjectProvider<StartupRun> startup) {
        return new Recovery(startup);
    }

    /** Makes the beans that use the database wait for migrations and seeds. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "peng.run-at", havingValue = "startup")
    @Import(DatabaseInitializationDependencyConfigurer.class)
    static class AtStartup {

        @Bean
        StartupInitializer pengStartupInitializer(StartupRun run) {
            return new StartupInitializer(run);
        }

        // Also where beans are made only when they are needed.
        @Bean
        static LazyInitializationExcludeFilter pengStartupInitializerIsNotLazy() {
            return LazyInitializationExcludeFilter.forBeanTypes(StartupInitializer.class);
        }
    }

    @Bean
    PengStatus pengStatus(Peng peng, StartupRun startup, RunMonitor monitor) {
        return new PengStatus(peng, startup, monitor);
    }

    @Bean
    ExitCodeExceptionMapper pengExitCodes() {
        return thrown ->
                thrown instanceof PengException failure ? failure.code().exitCode() : 0;
    }

    private static DataSource unique(ObjectProvider<DataSource> candidates, ApplicationContext beans) {
        var dataSource = candidates.getIfUnique();
        if (dataSource == null) {
            throw new ConfigurationException(
                    "there is more than one DataSource and none is primary: "
                            + String.join(", ", beans.getBeanNamesForType(DataSource.class)),
                    "Mark the one to migrate with @Primary, or set peng.enabled=false and build a Peng bean yourself.");
        }
        return dataSource;
    }

    private static Set<String> profiles(Environment environment) {
        var active = environment.getActiveProfiles();
        return Set.copyOf(List.of(active.length > 0 ? active : environment.getDefaultProfiles()));
    }
}
