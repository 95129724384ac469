package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.test.Isolation;
import dev.peng.test.PengTest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Test classes that would have one context and one database, if nobody took care. */
class TogetherIntegrationTests {

    private static final Set<ApplicationContext> CONTEXTS = ConcurrentHashMap.newKeySet();
    private static CyclicBarrier meeting;

    @BeforeEach
    void forget() {
        CONTEXTS.clear();
        meeting = new CyclicBarrier(1);
    }

    @Test
    void classesOneAfterTheOtherShareTheContextAndNotTheRows() {
        var tests = TestRun.of(First.class, Second.class, Third.class).succeeds();

        assertThat(tests).isEqualTo(3);
        assertThat(CONTEXTS).hasSize(1);
    }

    @Test
    void classesAtTheSameTimeHaveContextsOfTheirOwn() {
        meeting = new CyclicBarrier(3);

        var tests =
                TestRun.of(First.class, Second.class, Third.class).inParallel().succeeds();

        assertThat(tests).isEqualTo(3);
        assertThat(CONTEXTS).hasSize(3);
    }

    @Test
    void methodsShareTheContextAndNotTheRowsInParallelToo() {
        assertThat(TestRun.of(EachMethod.class).succeeds()).isEqualTo(6);
        assertThat(TestRun.of(EachMethod.class).inParallel().succeeds()).isEqualTo(6);

        assertThat(CONTEXTS).hasSize(1);
    }

    @Test
    void nestedClassesHaveTheDatabaseOfTheirClass() {
        assertThat(TestRun.of(First.class, Outer.class).succeeds()).isEqualTo(2);
    }

    @Test
    void whatIsPreparedForAllMethodsStays() {
        assertThat(TestRun.of(First.class, Prepared.class, Prepared.class, Second.class)
                        .succeeds())
                .isEqualTo(3);
    }

    private static void joins(JdbcClient jdbc, ApplicationContext context) throws Exception {
        CONTEXTS.add(context);
        meeting.await(1, TimeUnit.MINUTES);
        assertThat(members(jdbc)).isOne();
        jdbc.sql("insert into member (name) values ('Grace')").update();
        assertThat(members(jdbc)).isEqualTo(2);
        meeting.await(1, TimeUnit.MINUTES);
    }

    private static long members(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from member").query(Long.class).single();
    }

    abstract static class Joins {

        @Test
        void joins(@Autowired JdbcClient jdbc, @Autowired ApplicationContext context) throws Exception {
            TogetherIntegrationTests.joins(jdbc, context);
        }
    }

    @PengTest
    static class First extends Joins {}

    @PengTest
    static class Second extends Joins {}

    @PengTest
    static class Third extends Joins {}

    @PengTest(isolation = Isolation.METHOD)
    static class EachMethod extends Joins {

        @RepeatedTest(5)
        void again(@Autowired JdbcClient jdbc, @Autowired ApplicationContext context) throws Exception {
            TogetherIntegrationTests.joins(jdbc, context);
        }
    }

    @PengTest
    static class Outer {

        @BeforeAll
        static void grace(@Autowired JdbcClient jdbc) {
            jdbc.sql("insert into member (name) values ('Grace')").update();
        }

        @Nested
        class Inner {

            @Test
            void seesWhatTheOuterOneDid(@Autowired JdbcClient jdbc) {
                assertThat(members(jdbc)).isEqualTo(2);
            }
        }
    }

    @PengTest
    static class Prepared {

        @BeforeAll
        static void grace(@Autowired JdbcClient jdbc) {
            jdbc.sql("insert into member (name) values ('Grace')").update();
        }

        @Test
        void seesIt(@Autowired JdbcClient jdbc) {
            assertThat(members(jdbc)).isEqualTo(2);
        }
    }
}
