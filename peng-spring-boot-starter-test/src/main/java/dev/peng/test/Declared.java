package dev.peng.test;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Tells a bean of an auto-configuration from one of the application. */
final class Declared {

    private Declared() {}

    static boolean inPackageOf(Class<?> autoConfiguration, ConfigurableListableBeanFactory beans, String name) {
        return beans.containsBeanDefinition(name)
                && beans.getBeanDefinition(name) instanceof AnnotatedBeanDefinition definition
                && definition.getFactoryMethodMetadata() != null
                && ClassUtils.getPackageName(
                                definition.getFactoryMethodMetadata().getDeclaringClassName())
                        .equals(autoConfiguration.getPackageName());
    }
}
