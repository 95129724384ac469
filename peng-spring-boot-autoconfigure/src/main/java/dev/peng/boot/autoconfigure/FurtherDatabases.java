package dev.peng.boot.autoconfigure;

import dev.peng.boot.NamedDatabase;
import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengRunStrategy;
import dev.peng.boot.PengStatus;
import dev.peng.boot.PerDatabase;
import dev.peng.boot.RunMonitor;
import dev.peng.boot.StartupRun;
import dev.peng.boot.StartupSettings;
import dev.peng.boot.StartupTrace;
import dev.peng.boot.datasource.NamedDataSource;
import dev.peng.event.PengListener;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.metrics.ApplicationStartup;

/** The databases under {@code peng.databases}. */
@Configuration(proxyBeanMethods = false)
class FurtherDatabases {

    @Bean
    NamedDatabases pengDatabases(
            ApplicationContext context, PengProperties main, ObjectProvider<PengRunStrategy> strategy) {
        var all = FurtherProperties.of(context.getEnvironment());
        var factory = new PengFactory(context, all.keySet());
        return new NamedDatabases(all.entrySet().stream()
                .map(entry -> database(entry.getKey(), entry.getValue(), main, factory, strategy))
                .toList());
    }

    private static NamedDatabase database(
            String name,
            PengProperties properties,
            PengProperties main,
            PengFactory factory,
            ObjectProvider<PengRunStrategy> strategy) {
        var details = new PropertiesConnectionDetails(properties.datasource());
        var dataSource = new NamedDataSource(
                        FurtherProperties.prefix(name), properties.datasource().bean(), details)
                .find(factory.context());
        var monitor = new RunMonitor(Clock.systemUTC());
        var peng = factory.further(name, dataSource, properties, listeners(factory.context(), name, monitor));
        var seeds = properties.seeds().enabled();
        var startup = new StartupSettings(
                main.runAt(),
                main.mode(),
                main.onFailure(),
                seeds,
                properties.connect().timeout());
        // What becomes of the application is for the run of the main one to say.
        var run = new StartupRun(
                peng,
                startup,
                strategy.getIfAvailable(() -> PengRunStrategy.standard(seeds)),
                List.of(),
                readiness -> {},
                new StartupTrace(factory.context().getBean(ApplicationStartup.class), name, monitor));
        return new NamedDatabase(name, peng, run, new PengStatus(peng, run, monitor));
    }

    // The monitor of the main database would take the runs of others for its own.
    private static Stream<PengListener> listeners(ApplicationContext context, String name, RunMonitor monitor) {
        var others = context.getBeanProvider(PengListener.class)
                .orderedStream()
                .filter(listener -> !(listener instanceof RunMonitor))
                .map(listener -> listener instanceof PerDatabase each ? each.on(name) : listener);
        return Stream.concat(Stream.of(monitor), others);
    }
}
