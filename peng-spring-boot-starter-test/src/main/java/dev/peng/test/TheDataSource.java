package dev.peng.test;

import dev.peng.boot.datasource.MigratedDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/**
 * Sees to it that the DataSource of a context leads to the database of the test. That of Spring Boot does by the
 * connection details; one that the application makes itself is replaced. And peng goes where it goes.
 */
final class TheDataSource implements BeanFactoryPostProcessor {

    private @Nullable String name;

    /** Whether a bean is it. */
    boolean isNamed(String bean) {
        return bean.equals(this.name);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        refuseOtherDetails(beans);
        var candidates = List.of(beans.getBeanNamesForType(DataSource.class, true, false));
        if (!candidates.isEmpty()) {
            this.name = theOne(candidates, beans);
            if (!Declared.inPackageOf(DataSourceAutoConfiguration.class, beans, this.name)) {
                replace(beans, this.name);
            }
            migrate(beans, this.name);
        }
    }

    private static void refuseOtherDetails(ConfigurableListableBeanFactory beans) {
        var others = Arrays.stream(beans.getBeanNamesForType(JdbcConnectionDetails.class, true, false))
                .filter(details -> !details.equals(TestDatabaseConfiguration.DETAILS))
                .toList();
        if (!others.isEmpty()) {
            throw TestClass.misuse(
                    "@PengTest brings a database of its own, and the context has another one: "
                            + String.join(", ", others),
                    "Remove @PengTest to use that one, or the @ServiceConnection or bean that brings it.");
        }
    }

    private static String theOne(List<String> candidates, ConfigurableListableBeanFactory beans) {
        var eligible = candidates.size() == 1
                ? candidates
                : only(candidates, beans, AbstractBeanDefinition::isDefaultCandidate);
        if (eligible.size() > 1) {
            eligible = only(eligible, beans, BeanDefinition::isPrimary);
        }
        if (eligible.size() != 1) {
            throw TestClass.misuse(
                    "@PengTest finds more than one DataSource, and no telling which one is to be tested: "
                            + String.join(", ", candidates),
                    "Mark one with @Primary.");
        }
        return eligible.get(0);
    }

    private static List<String> only(
            List<String> names, ConfigurableListableBeanFactory beans, Predicate<AbstractBeanDefinition> wanted) {
        return names.stream()
                .filter(name -> wanted.test((AbstractBeanDefinition) beans.getMergedBeanDefinition(name)))
                .toList();
    }

    // Whatever peng.datasource.* or @PengDataSource say: they are for production.
    private static void migrate(ConfigurableListableBeanFactory beans, String name) {
        for (var database : beans.getBeanNamesForType(MigratedDatabase.class, true, false)) {
            exchange(
                    beans,
                    database,
                    new RootBeanDefinition(
                            MigratedDatabase.class, () -> new MigratedDatabase(beans.getBean(name, DataSource.class))));
        }
    }

    private static void replace(ConfigurableListableBeanFactory beans, String name) {
        var definition = new RootBeanDefinition(DataSource.class, () -> pool(beans));
        definition.setPrimary(beans.getMergedBeanDefinition(name).isPrimary());
        definition.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD);
        exchange(beans, name, definition);
    }

    private static void exchange(ConfigurableListableBeanFactory beans, String name, RootBeanDefinition definition) {
        var registry = (BeanDefinitionRegistry) beans;
        registry.removeBeanDefinition(name);
        registry.registerBeanDefinition(name, definition);
    }

    private static DataSource pool(ConfigurableListableBeanFactory beans) {
        var details = beans.getBean(JdbcConnectionDetails.class);
        var dataSource = DataSourceBuilder.create(beans.getBeanClassLoader())
                .url(details.getJdbcUrl())
                .username(details.getUsername())
                .password(details.getPassword())
                .build();
        return Pools.configured(dataSource, beans.getBean(Environment.class));
    }
}
