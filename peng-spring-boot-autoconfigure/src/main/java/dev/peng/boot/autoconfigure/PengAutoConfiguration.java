package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.EarlyUseWarning;
import dev.peng.boot.EventLog;
import dev.peng.boot.NamedDatabases;
import dev.peng.boot.NewScripts;
import dev.peng.boot.PengRunStrategy;
import dev.peng.boot.PengStatus;
import dev.peng.boot.Recovery;
import dev.peng.boot.RunMonitor;
import dev.peng.boot.StartupInitializer;
import dev.peng.boot.StartupRun;
import dev.peng.boot.StartupTrace;
import dev.peng.boot.StatusRefresher;
import dev.peng.boot.datasource.DataSourceLadder;
import dev.peng.boot.datasource.MigratedDatabase;
import dev.peng.error.PengException;
import dev.peng.migration.MigrationProvider;
import dev.peng.seed.SeedProvider;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Auto-configuration of {@link Peng} on the database that {@link DataSourceLadder} finds. Migrations and seeds run at the moment that
 * {@code peng.run-at} names.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "peng.enabled", matchIfMissing = true)
@ConditionalOnClass(JdbcOperations.class)
@Conditional(OnDatabaseCondition.class)
@EnableConfigurationProperties(PengProperties.class)
@Import({DatabaseConfiguration.class, FurtherDatabases.class})
public final class PengAutoConfiguration {

    // An own Peng takes the RunMonitor bean among its listeners, or the endpoint does not see its runs.
    @Bean
    @ConditionalOnMissingBean
    Peng peng(PengProperties properties, MigratedDatabase database, ApplicationContext context) {
        var further = FurtherProperties.of(context.getEnvironment()).keySet();
        return new PengFactory(context, further).main(database.dataSource(), properties);
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
    EventLog pengEventLog() {
        return new EventLog(Clock.systemUTC());
    }

    @Bean
    NewScripts pengNewScripts(Peng peng, PengProperties properties, EventLog events) {
        return new NewScripts(properties.files().enabled(), peng.config(), events, Clock.systemUTC());
    }

    @Bean
    StartupRun pengStartupRun(
            Peng peng,
            PengProperties properties,
            NamedDatabases further,
            ObjectProvider<PengRunStrategy> strategy,
            ApplicationContext context,
            StartupTrace trace) {
        return new StartupRun(
                peng,
                properties.startup(),
                strategy.getIfAvailable(
                        () -> PengRunStrategy.standard(properties.seeds().enabled())),
                further.runs(),
                state -> AvailabilityChangeEvent.publish(context, state),
                trace);
    }

    @Bean
    StartupTrace pengStartupTrace(ApplicationStartup startup, RunMonitor monitor) {
        return new StartupTrace(startup, NamedDatabases.MAIN, monitor);
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
    @Conditional(RunsAtStartup.class)
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
    StatusRefresher pengStatusRefresher(PengStatus main, NamedDatabases further, PengProperties properties) {
        return new StatusRefresher(main, further, properties.status().refreshInterval());
    }

    @Bean
    ExitCodeExceptionMapper pengExitCodes() {
        return thrown ->
                thrown instanceof PengException failure ? failure.code().exitCode() : 0;
    }
}
