package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.PengCustomizer;
import dev.peng.event.PengListener;
import dev.peng.migration.JavaMigration;
import dev.peng.seed.JavaSeed;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Makes {@link Peng} of its settings and of the beans that take part.
 *
 * @param context where these are
 * @param further the names of the further databases, whose Java migrations and seeds are qualified with them
 */
record PengFactory(ApplicationContext context, Set<String> further) {

    /** The main one. */
    Peng main(DataSource dataSource, PengProperties properties) {
        var listeners = context.getBeanProvider(PengListener.class).orderedStream();
        return make(dataSource, properties, listeners, bean -> further.stream().noneMatch(name -> isFor(name, bean)));
    }

    /** One of the others. */
    Peng further(String name, DataSource dataSource, PengProperties properties, Stream<PengListener> listeners) {
        return make(dataSource, properties, listeners, bean -> isFor(name, bean));
    }

    private Peng make(
            DataSource dataSource,
            PengProperties properties,
            Stream<PengListener> listeners,
            Predicate<String> takesPart) {
        var environment = context.getEnvironment();
        var application = environment.getProperty("spring.application.name", "");
        var builder = Peng.on(dataSource)
                .config(properties.config(application, profiles(environment)))
                .javaMigrations(beans(JavaMigration.class, takesPart))
                .javaSeeds(beans(JavaSeed.class, takesPart))
                .listeners(listeners.toList());
        var classLoader = context.getClassLoader();
        if (classLoader != null) {
            builder.classLoader(classLoader);
        }
        context.getBeanProvider(PengCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private <T> List<T> beans(Class<T> type, Predicate<String> takesPart) {
        return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(context, type))
                .filter(takesPart)
                .map(name -> context.getBean(name, type))
                .toList();
    }

    private boolean isFor(String database, String bean) {
        return BeanFactoryAnnotationUtils.isQualifierMatch(
                database::equals, bean, context.getAutowireCapableBeanFactory());
    }

    private static Set<String> profiles(Environment environment) {
        var active = environment.getActiveProfiles();
        return Set.copyOf(List.of(active.length > 0 ? active : environment.getDefaultProfiles()));
    }
}
