package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.NamedDatabases;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of a {@link Peng} bean for each database under {@code peng.databases}, named {@code <name>Peng}. The main
 * one stays what is injected without a qualifier.
 */
@AutoConfiguration(after = PengAutoConfiguration.class)
@ConditionalOnBean(NamedDatabases.class)
@Import(PengDatabasesAutoConfiguration.Beans.class)
public final class PengDatabasesAutoConfiguration {

    /** One bean for each. */
    static final class Beans implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            FurtherProperties.of(environment)
                    .keySet()
                    .forEach(name -> registry.registerBean(
                            name + "Peng",
                            Peng.class,
                            spec -> spec.fallback()
                                    .supplier(context -> context.bean(NamedDatabases.class)
                                            .named(name)
                                            .orElseThrow()
                                            .peng())));
        }
    }
}
