package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import dev.peng.history.HistorySettings;
import dev.peng.session.LockSettings;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConcurrentRunsIntegrationTests {

    private static final int MIGRATIONS = 20;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    // D-07
    @Test
    void eightStartersApplyEachMigrationAndSeedOnce() throws Exception {
        var scripts = scriptsThatLeaveATrace();
        var together = new CyclicBarrier(8);

        var applied = inThreads(Collections.nCopies(8, () -> {
            var peng = peng(scripts);
            together.await();
            return peng.migrations().up().outcome().steps().size()
                    + peng.seeds().applyAll().outcome().steps().size();
        }));

        assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(MIGRATIONS + 1);
        assertTracesOfOneRun();
    }

    // D-07
    @Test
    void eightThatRevertEverythingRevertEachMigrationOnce() throws Exception {
        var scripts = scriptsThatLeaveATrace();
        peng(scripts).migrations().up();
        var together = new CyclicBarrier(8);

        var reverted = inThreads(Collections.nCopies(8, () -> {
            together.await();
            return peng(scripts).migrations().reset().outcome().steps().size();
        }));

        assertThat(reverted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(MIGRATIONS);
        assertThat(this.database.column("select version from peng_migrations")).isEmpty();
        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("up done", "reset done");
    }

    // D-04
    @Test
    void eightThatGoUpByOneGoUpByEight() throws Exception {
        var scripts = scriptsThatLeaveATrace();
        var together = new CyclicBarrier(8);

        var applied = inThreads(Collections.nCopies(8, () -> {
            together.await();
            return peng(scripts).migrations().upOne().outcome().steps().size();
        }));

        assertThat(applied).containsOnly(1);
        assertThat(this.database.column("select version from trace order by version"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    }

    // D-07
    @Test
    void eightJvmsThatStartAtAnyTimeApplyEachMigrationAndSeedOnce() throws Exception {
        scriptsThatLeaveATrace();
        var random = new Random(8);
        var together = new CyclicBarrier(8);
        var starts = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 8; i++) {
            var delay = random.nextInt(1_500);
            var process = RunInAnotherJvm.start("-Xmx64m", this.database.local(), this.root);
            starts.add(() -> goAndCount(process, together, delay));
        }

        var applied = inThreads(starts);

        assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(MIGRATIONS + 1);
        assertTracesOfOneRun();
    }

    // P-11
    @Test
    void aWaiterSaysSoAndFindsNothingLeftToDo() throws Exception {
        var scripts = scriptsThatLeaveATrace();
        var events = Collections.synchronizedList(new ArrayList<PengEvent>());
        try (var gate = this.database.dataSource().getConnection();
                var statement = gate.createStatement()) {
            statement.execute("select pg_advisory_lock(77)");
            scripts.migration("0.5_gate", "select pg_advisory_lock_shared(77)", "select 1");
            var threads = Executors.newFixedThreadPool(2);
            var first = threads.submit(() -> peng(scripts).migrations().up());
            awaitBlockedMigration();

            var second =
                    threads.submit(() -> peng(scripts, events::add).migrations().up());
            await(() -> events.stream().anyMatch(LockWaiting.class::isInstance));
            statement.execute("select pg_advisory_unlock(77)");

            assertThat(first.get().outcome().steps()).hasSize(MIGRATIONS + 1);
            assertThat(second.get().outcome().steps()).isEmpty();
            threads.shutdown();
        }
        assertThat(events)
                .filteredOn(LockWaiting.class::isInstance)
                .allSatisfy(event -> assertThat(((LockWaiting) event).holder()).isNotNull());
        assertThat(events).noneMatch(RunPlanned.class::isInstance).last().isInstanceOf(RunFinished.class);
    }

    // D-10
    @Test
    void listenersHearARunInOrderAndCannotBreakIt() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create table b ()", "drop table b");
        var events = new ArrayList<PengEvent>();

        peng(scripts, event -> {
                    events.add(event);
                    throw new IllegalStateException("a bad listener");
                })
                .migrations()
                .up();

        assertThat(events)
                .extracting(Object::getClass)
                .containsExactly(
                        RunPlanned.class,
                        StepStarted.class,
                        StepFinished.class,
                        StepStarted.class,
                        StepFinished.class,
                        RunFinished.class);
        assertThat(((StepStarted) events.get(3)).number()).isEqualTo(2);
        assertThat(((StepStarted) events.get(3)).of()).isEqualTo(2);
    }

    private Scripts scriptsThatLeaveATrace() {
        this.database.execute("create table trace (version int, at timestamptz default clock_timestamp())");
        var scripts = Scripts.in(this.root).with("seeds/1_trace.sql", "insert into trace (version) values (1000)");
        IntStream.rangeClosed(1, MIGRATIONS)
                .forEach(i -> scripts.migration(
                        i + "_m", up(i) + "insert into trace (version) values (%d)".formatted(i), "drop table t" + i));
        return scripts;
    }

    // Long enough that the others wait meanwhile, whose snapshots a concurrent build would wait for.
    private static String up(int version) {
        return switch (version) {
            case 10 -> "create table t10 (id int); select pg_sleep(0.2); create index concurrently on t10 (id);";
            case 15 -> "-- peng:transaction off\ncreate table t15 (id int); select pg_sleep(0.2); vacuum t15;";
            default -> "create table t%d (); select pg_sleep(0.02);".formatted(version);
        };
    }

    private void assertTracesOfOneRun() {
        assertThat(this.database.column("select version from trace order by at"))
                .containsExactlyElementsOf(
                        Stream.concat(IntStream.rangeClosed(1, MIGRATIONS).boxed(), Stream.of(1000))
                                .map(String::valueOf)
                                .toList());
        assertThat(this.database.column("select count(*) from peng_migrations")).containsExactly("" + MIGRATIONS);
        assertThat(this.database.column("select count(*) from peng_seeds")).containsExactly("1");
        assertThat(this.database.column("select count(*) from peng_runs where outcome = 'done'"))
                .containsExactly("2");
    }

    private Peng peng(Scripts scripts, PengListener... listeners) {
        return Peng.on(this.database.dataSource())
                .config(new PengConfig(impatient(), scripts.migrations(), scripts.seeds()))
                .listeners(List.of(listeners))
                .build();
    }

    static RunSettings impatient() {
        return new RunSettings(HistorySettings.DEFAULT, new LockSettings(Duration.ofMinutes(1), Duration.ofMillis(20)));
    }

    private static int goAndCount(Process process, CyclicBarrier together, int delay) throws Exception {
        try (var out = process.inputReader(StandardCharsets.UTF_8);
                var in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            together.await();
            Thread.sleep(delay);
            in.write("go\n");
            in.flush();
            var applied = Integer.parseInt(out.readLine());
            assertThat(process.waitFor()).isZero();
            return applied;
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Integer> inThreads(List<Callable<Integer>> tasks)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<Integer>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void awaitBlockedMigration() throws Exception {
        await(() -> !this.database
                .column("select 1 from pg_locks where locktype = 'advisory' and objid = 77 and not granted")
                .isEmpty());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(10);
        }
    }
}
