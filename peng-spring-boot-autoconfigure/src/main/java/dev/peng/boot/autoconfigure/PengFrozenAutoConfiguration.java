package dev.peng.boot.autoconfigure;

import dev.peng.boot.FrozenSettings;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Auto-configuration of what notices settings that were others when the application was built. */
@AutoConfiguration
@Import(PengFrozenAutoConfiguration.Registrar.class)
public final class PengFrozenAutoConfiguration {

    // As text in the definition of a bean they get into the code that is generated ahead of time.
    static final class Registrar implements ImportBeanDefinitionRegistrar {

        private final Environment environment;

        Registrar(Environment environment) {
            this.environment = environment;
        }

        @Override
        public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
            if (this.environment instanceof ConfigurableEnvironment now) {
                var definition = new RootBeanDefinition(FrozenSettings.class);
                definition.getConstructorArgumentValues().addIndexedArgumentValue(0, FrozenSettings.of(now));
                definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
                definition.setLazyInit(false);
                registry.registerBeanDefinition("pengFrozenSettings", definition);
            }
        }
    }
}
