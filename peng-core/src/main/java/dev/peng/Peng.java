package dev.peng;

import dev.peng.event.PengListener;
import dev.peng.event.PengListeners;
import dev.peng.history.RunRow;
import dev.peng.migration.JavaMigration;
import dev.peng.migration.MigrationProvider;
import dev.peng.migration.MigrationSources;
import dev.peng.query.QueryProvider;
import dev.peng.run.Outlook;
import dev.peng.run.Runner;
import dev.peng.script.Placeholders;
import dev.peng.seed.JavaSeed;
import dev.peng.seed.SeedProvider;
import dev.peng.seed.SeedSources;
import dev.peng.session.Cancellation;
import dev.peng.session.ConnectionWait;
import dev.peng.source.JavaIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.util.ClassUtils;

/**
 * Migrations, seeds and named queries of one PostgreSQL database.
 *
 * <pre>{@code
 * Peng peng = Peng.on(dataSource).build();
 * peng.run();
 * }</pre>
 *
 * Thread-safe and reusable. Each verb borrows one connection, does everything on it, and gives it back as it was.
 */
public final class Peng {

    private final DataSource dataSource;
    private final PengConfig config;
    private final Runner runner;
    private final MigrationProvider migrations;
    private final SeedProvider seeds;
    private final QueryProvider queries;

    private Peng(Peng other, Runner runner, QueryProvider queries) {
        this.dataSource = other.dataSource;
        this.config = other.config;
        this.runner = runner;
        this.migrations = other.migrations.with(runner);
        this.seeds = other.seeds.with(runner);
        this.queries = queries;
    }

    private Peng(Builder builder) {
        this.dataSource = builder.dataSource;
        this.config = builder.config;
        this.runner = new Runner(builder.dataSource, builder.config.run(), new PengListeners(builder.listeners));
        var placeholders = new Placeholders(builder.config.placeholders());
        this.migrations = new MigrationProvider(
                builder.config.migrations(),
                new MigrationSources(placeholders, builder.classLoader, builder.javaMigrations, builder.javaIndex),
                this.runner,
                builder.clock);
        this.seeds = new SeedProvider(
                builder.config.seeds(),
                new SeedSources(placeholders, builder.classLoader, builder.javaSeeds, builder.javaIndex),
                builder.config.migrations().autoSplit(),
                this.runner,
                builder.clock,
                this.migrations::creatorOf);
        this.queries = new QueryProvider(builder.config.queries(), builder.classLoader, builder.dataSource);
    }

    /** Begins with a data source of the PostgreSQL driver, pooled or not. */
    public static Builder on(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Applies pending migrations, then seeds: on one connection, under one lock, and only if nothing is wrong with either.
     *
     * @throws dev.peng.error.PengException as {@link MigrationProvider#up} and {@link SeedProvider#applyAll} do
     */
    public PengReport run() {
        var up = this.migrations.upTask();
        var apply = this.seeds.applyTask(up::planned);
        this.runner.run(List.of(up, apply));
        return new PengReport(up.report(), apply.report());
    }

    /** What {@link #run} would have to do, for somebody who is not to do it: to look, or to wait until others have. */
    public Outlook outlook() {
        var up = this.migrations.upTask();
        return this.runner.outlook(List.of(up, this.seeds.applyTask(up::planned)));
    }

    /** The same for runs that somebody in particular has asked for, whom {@code peng_runs} names. */
    public Peng actingAs(String actor) {
        return new Peng(this, this.runner.actingAs(actor), this.queries);
    }

    /** The same for what another thread can end. */
    public Peng cancelledBy(Cancellation cancellation) {
        return new Peng(this, this.runner.cancelledBy(cancellation), this.queries.cancelledBy(cancellation));
    }

    /** The same for what somebody else hears of, too. */
    public Peng listening(PengListener more) {
        return new Peng(this, this.runner.listening(more), this.queries);
    }

    /**
     * Waits for a database that is not up yet; not for what time cannot mend, such as a wrong password. Throws nothing: the
     * next verb says what is wrong.
     *
     * @param limit for how long at most; zero for not at all
     */
    public void awaitDatabase(Duration limit) {
        new ConnectionWait(this.dataSource, limit).await();
    }

    /**
     * The newest runs that had something to do, the newest first; asks the database.
     *
     * @param limit how many at most
     */
    public List<RunRow> runs(int limit) {
        return this.runner.read(history -> history.runs().newest(limit));
    }

    /** The settings that it was made with. */
    public PengConfig config() {
        return this.config;
    }

    /** The verbs of migrations. */
    public MigrationProvider migrations() {
        return this.migrations;
    }

    /** The verbs of seeds. */
    public SeedProvider seeds() {
        return this.seeds;
    }

    /** Named queries. */
    public QueryProvider queries() {
        return this.queries;
    }

    /** What a {@link Peng} is made of; only the data source has no default. */
    public static final class Builder {

        private final DataSource dataSource;
        private final List<JavaMigration> javaMigrations = new ArrayList<>();
        private final List<JavaSeed> javaSeeds = new ArrayList<>();
        private final List<PengListener> listeners = new ArrayList<>();
        private JavaIndex javaIndex = JavaIndex.EMPTY;
        private PengConfig config = PengConfig.DEFAULT;
        private ClassLoader classLoader = defaultClassLoader();
        private Clock clock = Clock.systemUTC();

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /** The settings. */
        public Builder config(PengConfig settings) {
            this.config = settings;
            return this;
        }

        /** Changes the settings so far. */
        public Builder config(UnaryOperator<PengConfig> change) {
            this.config = change.apply(this.config);
            return this;
        }

        /** Adds migrations written in Java. */
        public Builder javaMigrations(List<? extends JavaMigration> more) {
            this.javaMigrations.addAll(more);
            return this;
        }

        /** Adds seeds written in Java. */
        public Builder javaSeeds(List<? extends JavaSeed> more) {
            this.javaSeeds.addAll(more);
            return this;
        }

        /**
         * For tools that have no application: migrations and seeds in Java that are known, so that their rows are not orphaned,
         * and that cannot run.
         */
        public Builder javaIndex(JavaIndex index) {
            this.javaIndex = index;
            return this;
        }

        /** Adds listeners; they are told in the order in which they were added. */
        public Builder listeners(List<? extends PengListener> more) {
            this.listeners.addAll(more);
            return this;
        }

        /** Of {@code classpath:} locations; the thread's context class loader by default. */
        public Builder classLoader(ClassLoader loader) {
            this.classLoader = loader;
            return this;
        }

        /** Of reports; the history has the server's time. */
        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /** Connects to nothing yet. */
        public Peng build() {
            return new Peng(this);
        }

        private static ClassLoader defaultClassLoader() {
            var loader = ClassUtils.getDefaultClassLoader();
            return loader == null ? ClassLoader.getSystemClassLoader() : loader;
        }
    }
}
