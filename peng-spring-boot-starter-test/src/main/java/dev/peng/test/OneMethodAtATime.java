package dev.peng.test;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Keeps methods apart that have the database of their context one after the other. */
final class OneMethodAtATime implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        return TestClass.of(testClass)
                .filter(annotated -> annotated.isolation() == Isolation.METHOD)
                .map(annotated ->
                        Set.of(new Lock("dev.peng.test:" + annotated.root().getName())))
                .orElse(Set.of());
    }
}
