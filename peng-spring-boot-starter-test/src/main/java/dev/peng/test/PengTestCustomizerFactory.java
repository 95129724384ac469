package dev.peng.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Finds {@link PengTest} on test classes. */
final class PengTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return TestClass.of(testClass)
                .map(annotated -> new PengTestCustomizer(Lanes.SHARED.enter(annotated.root()), annotated.seeds()))
                .orElse(null);
    }
}
