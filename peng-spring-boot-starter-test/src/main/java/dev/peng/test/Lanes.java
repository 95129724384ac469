package dev.peng.test;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Keeps apart test classes that run at the same time and would share a cached context, and with it a database. Each takes
 * the lowest lane that is free, and the lane belongs to the key of the context: one after the other they are all in lane 0
 * and share what they can. A lock instead would hold up a thread that JUnit may need for its holder.
 */
final class Lanes {

    /** Of this JVM, as Spring's cache of contexts is. */
    static final Lanes SHARED = new Lanes();

    private final Map<Class<?>, Integer> taken = new HashMap<>();

    synchronized int enter(Class<?> testClass) {
        return this.taken.computeIfAbsent(testClass, entering -> lowestFree());
    }

    synchronized void leave(Class<?> testClass) {
        this.taken.remove(testClass);
    }

    private int lowestFree() {
        return IntStream.iterate(0, lane -> lane + 1)
                .filter(lane -> !this.taken.containsValue(lane))
                .findFirst()
                .orElseThrow();
    }
}
