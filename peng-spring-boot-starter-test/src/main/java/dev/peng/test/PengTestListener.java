package dev.peng.test;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Gives the database of the context from test class to test class, or from method to method. */
final class PengTestListener implements TestExecutionListener, Ordered {

    // Before the listeners of transactions and of @Sql, which use it.
    @Override
    public int getOrder() {
        return 3900;
    }

    // A context that is not there yet will bring a fresh one, and may need what other extensions start first.
    @Override
    public void beforeTestClass(TestContext test) {
        if (test.hasApplicationContext()) {
            give(test);
        }
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        give(test);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        var seeds = TestClass.seedsOf(test.getTestMethod());
        var type = TestClass.of(test.getTestClass());
        if (seeds != null) {
            check(type, TestClass.name(test.getTestMethod()));
        }
        if (type.map(TestClass::isolation).filter(Isolation.METHOD::equals).isPresent()) {
            database(test, database -> reset(database, seeds));
        }
    }

    private static void check(Optional<TestClass> type, String method) {
        if (type.isEmpty()) {
            throw TestClass.withoutDatabase(method);
        }
        if (type.get().isolation() == Isolation.CLASS) {
            throw TestClass.misuse(
                    "@Seeds on %s, but its database is that of the whole class".formatted(method),
                    "Put it on the class, or say @PengTest(isolation = METHOD).");
        }
    }

    private static void reset(TestDatabase database, @Nullable Set<String> seeds) {
        if (seeds == null) {
            database.reset();
        } else {
            database.resetWithSeedsOf(seeds);
        }
    }

    @Override
    public void afterTestClass(TestContext test) {
        TestClass.of(test.getTestClass())
                .filter(type -> type.root() == test.getTestClass())
                .ifPresent(type -> {
                    if (test.hasApplicationContext()) {
                        database(test, TestDatabase::takeBack);
                    }
                    Lanes.SHARED.leave(type.root());
                });
    }

    private static void give(TestContext test) {
        TestClass.of(test.getTestClass()).ifPresent(type -> database(test, database -> database.giveTo(type.root())));
    }

    private static void database(TestContext test, Consumer<TestDatabase> use) {
        use.accept(test.getApplicationContext().getBean(TestDatabase.class));
    }
}
