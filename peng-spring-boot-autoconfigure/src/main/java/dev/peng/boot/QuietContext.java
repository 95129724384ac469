package dev.peng.boot;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;

/** A context in which nothing begins by itself: no lifecycle, so no message listener, scheduler or server, and no scheduled method. */
final class QuietContext {

    private static final String SCHEDULED_METHODS =
            "org.springframework.scheduling.config.internalScheduledAnnotationProcessor";

    private QuietContext() {}

    /** Makes it one; call before its beans are known. */
    static void of(ConfigurableApplicationContext context) {
        context.getBeanFactory()
                .registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NoLifecycle());
        context.addBeanFactoryPostProcessor(QuietContext::forgetScheduledMethods);
    }

    // It must be gone before the beans that it would look at are made.
    private static void forgetScheduledMethods(ConfigurableListableBeanFactory beans) {
        if (beans instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(SCHEDULED_METHODS)) {
            registry.removeBeanDefinition(SCHEDULED_METHODS);
        }
    }

    private static final class NoLifecycle implements LifecycleProcessor {

        @Override
        public void onRefresh() {
            // Nothing is started.
        }

        @Override
        public void onClose() {
            // Nothing was started.
        }

        @Override
        public void start() {
            // Nothing is started.
        }

        @Override
        public void stop() {
            // Nothing was started.
        }

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
