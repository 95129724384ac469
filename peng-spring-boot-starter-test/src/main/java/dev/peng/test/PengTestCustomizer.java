package dev.peng.test;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Brings the database into the context of a test. It is part of the key under which Spring keeps the context.
 *
 * @param lane which of the contexts that are alike
 * @param seeds whose seeds are in the database, null for those of the active profiles
 */
record PengTestCustomizer(int lane, @Nullable Set<String> seeds) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        var reader = new AnnotatedBeanDefinitionReader(
                (BeanDefinitionRegistry) context.getBeanFactory(), context.getEnvironment());
        if (!(merged.getContextLoader() instanceof SpringBootContextLoader)) {
            new ConfigDataApplicationContextInitializer().initialize(context);
            reader.register(PlainContext.class);
        }
        reader.register(TestDatabaseConfiguration.class);
        TestSettings.add(context.getEnvironment(), this.seeds);
    }
}
