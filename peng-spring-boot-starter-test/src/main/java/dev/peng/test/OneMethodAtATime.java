package dev.peng.test;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Keeps methods apart that have the database of their context one after the other. JUnit gives up all tests of the build if this
 * fails, so it does not look for mistakes.
 */
final class OneMethodAtATime implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        return TestClass.isolation(testClass) == Isolation.METHOD
                ? Set.of(new Lock("dev.peng.test:" + TestClass.root(testClass).getName()))
                : Set.of();
    }
}
