package dev.peng.boot.autoconfigure;

import dev.peng.boot.FrozenSettings;
import dev.peng.boot.StartupRun;
import dev.peng.boot.aot.AheadOfTime;
import dev.peng.source.Location;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Looks at an application that is processed ahead of time, also at one for which peng is switched off then. */
final class PengAotProcessor implements BeanFactoryInitializationAotProcessor {

    @Override
    public @Nullable AheadOfTime processAheadOfTime(ConfigurableListableBeanFactory beans) {
        if (!isAutoConfigured(beans)) {
            return null;
        }
        var environment = beans.getBean(ConfigurableEnvironment.class);
        var database = beans.getBeanNamesForType(StartupRun.class, true, false).length > 0;
        var settings = FrozenSettings.of(environment, database);
        return new AheadOfTime(settings, settings.enabled() ? locations(environment) : List.of(), classLoader(beans));
    }

    private static ClassLoader classLoader(ConfigurableListableBeanFactory beans) {
        var classLoader = beans.getBeanClassLoader();
        return classLoader == null ? ClassLoader.getSystemClassLoader() : classLoader;
    }

    // Not the context of management, which is processed on its own.
    private static boolean isAutoConfigured(ConfigurableListableBeanFactory beans) {
        return ConditionEvaluationReport.get(beans)
                .getConditionAndOutcomesBySource()
                .containsKey(PengAutoConfiguration.class.getName());
    }

    private static List<Location> locations(Environment environment) {
        var main = Binder.get(environment).bindOrCreate("peng", PengProperties.class);
        var all = Stream.concat(Stream.of(main), FurtherProperties.of(environment).values().stream());
        return all.flatMap(PengAotProcessor::locations).distinct().toList();
    }

    private static Stream<Location> locations(PengProperties properties) {
        return Stream.of(
                        properties.migrations().locations(),
                        properties.seeds().locations(),
                        properties.queries().locations())
                .flatMap(List::stream)
                .map(Location::parse);
    }
}
