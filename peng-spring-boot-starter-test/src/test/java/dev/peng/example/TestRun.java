package dev.peng.example;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** Runs test classes as a build does, and tells what became of them. */
final class TestRun {

    private final EngineTestKit.Builder engine;

    private TestRun(Class<?>... classes) {
        this.engine = EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(classes).map(type -> selectClass(type)).toArray(ClassSelector[]::new));
    }

    static TestRun of(Class<?>... classes) {
        return new TestRun(classes);
    }

    TestRun inParallel() {
        this.engine
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "3");
        return this;
    }

    /** How many tests there are; fails if one does. */
    long succeeds() {
        var events = this.engine.execute();
        failures(events.allEvents()).stream().findFirst().ifPresent(failure -> {
            throw new AssertionError("a test failed", failure);
        });
        return events.testEvents().succeeded().count();
    }

    /** How many tests succeed, whatever becomes of the others. */
    long succeeded() {
        return this.engine.execute().testEvents().succeeded().count();
    }

    /** The innermost cause of the first failure. */
    Throwable failure() {
        var failure = failures(this.engine.execute().allEvents()).get(0);
        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static List<Throwable> failures(Events events) {
        return events.filter(event -> event.getType() == EventType.FINISHED)
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }
}
