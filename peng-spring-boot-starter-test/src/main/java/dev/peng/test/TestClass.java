package dev.peng.test;

import dev.peng.error.ConfigurationException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * What the annotations of a test class say.
 *
 * @param root the class itself, or the one that it is nested in; it is the root that has a database
 * @param isolation who shares the database
 * @param seeds whose seeds are in it, null for those of the active profiles
 */
record TestClass(
        Class<?> root, Isolation isolation, @Nullable Set<String> seeds) {

    /** Empty for a class that has nothing to do with peng. */
    static Optional<TestClass> of(Class<?> type) {
        var annotation = TestContextAnnotationUtils.findMergedAnnotation(type, PengTest.class);
        var seeds = TestContextAnnotationUtils.findMergedAnnotation(type, Seeds.class);
        if (annotation == null && seeds != null) {
            throw withoutDatabase(type.getName());
        }
        return Optional.ofNullable(annotation)
                .map(test -> new TestClass(
                        root(type), test.isolation(), seeds == null ? null : profiles(seeds, type.getName())));
    }

    /** Without looking at anything else; null for a class that has nothing to do with peng. */
    static @Nullable Isolation isolation(Class<?> type) {
        var annotation = TestContextAnnotationUtils.findMergedAnnotation(type, PengTest.class);
        return annotation == null ? null : annotation.isolation();
    }

    /** The outermost class that it is nested in. */
    static Class<?> root(Class<?> type) {
        return ClassUtils.isInnerClass(type) ? root(type.getEnclosingClass()) : type;
    }

    /** Of the method that is about to run; null if it does not say. */
    static @Nullable Set<String> seedsOf(Method method) {
        var seeds = AnnotatedElementUtils.findMergedAnnotation(method, Seeds.class);
        return seeds == null ? null : profiles(seeds, name(method));
    }

    /** How messages name a method. */
    static String name(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    static ConfigurationException withoutDatabase(String place) {
        return misuse("@Seeds on %s has no database to go into".formatted(place), "Add @PengTest to the class.");
    }

    /** Spring shows the message alone, so it says both. */
    static ConfigurationException misuse(String what, String action) {
        return new ConfigurationException(what + ". " + action, action);
    }

    private static Set<String> profiles(Seeds seeds, String place) {
        var profiles = Set.of(seeds.value());
        if (profiles.isEmpty() || profiles.stream().anyMatch(String::isBlank)) {
            throw misuse(
                    "@Seeds on %s names no profile".formatted(place),
                    "Name one that has seeds, or leave the annotation away for those of the active profiles.");
        }
        return profiles;
    }
}
