package dev.peng.boot.autoconfigure;

import dev.peng.PengConfig;
import dev.peng.boot.DriftHealth;
import dev.peng.boot.Mode;
import dev.peng.boot.OnFailure;
import dev.peng.boot.PendingHealth;
import dev.peng.boot.RunAt;
import dev.peng.boot.StartupSettings;
import dev.peng.error.ConfigurationException;
import dev.peng.generate.ClassName;
import dev.peng.generate.GeneratedFile;
import dev.peng.history.HistorySettings;
import dev.peng.migration.MigrationSettings;
import dev.peng.migration.MissingDown;
import dev.peng.migration.Policy;
import dev.peng.query.QuerySettings;
import dev.peng.run.RetrySettings;
import dev.peng.run.RunSettings;
import dev.peng.seed.SeedChange;
import dev.peng.seed.SeedSettings;
import dev.peng.session.LockSettings;
import dev.peng.session.Pooler;
import dev.peng.session.SessionSettings;
import dev.peng.session.TimeoutSettings;
import dev.peng.source.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code peng}.
 *
 * @param enabled Whether migrations and seeds are set up at all.
 * @param runAt When the application runs its migrations and seeds.
 * @param mode What the application does about what is pending when it starts.
 * @param exitAfterRun Whether the application ends after the run of its start, for init containers and jobs: without web
 *     server, runners and schedulers.
 * @param onFailure What becomes of the application when the run of its start fails.
 * @param schema Schema of the history tables. By default the one on the search path that has them, else the current one.
 * @param migrations Migrations.
 * @param seeds Seeds.
 * @param queries Named queries.
 * @param generate Java of named queries.
 * @param placeholders Values for ${name} in the scripts that say peng:placeholders on, by name.
 * @param runLock Lock that lets one run at a time work on a history.
 * @param timeouts Time limits of the statements of scripts.
 * @param retries How often a step is tried when others stand in its way.
 * @param connect Waiting for the database.
 * @param datasource Connection to the database.
 * @param gate What requests meet before migrations and seeds have run.
 * @param health What health says of pending migrations and of drift.
 * @param status What is known without asking the database.
 * @param files New files of migrations and seeds.
 * @param mcp Tools for agents, by the Model Context Protocol.
 */
@ConfigurationProperties("peng")
public record PengProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("ready") RunAt runAt,
        @DefaultValue("migrate") Mode mode,
        @DefaultValue("false") boolean exitAfterRun,
        @DefaultValue("fail") OnFailure onFailure,
        @Nullable String schema,
        @DefaultValue Migrations migrations,
        @DefaultValue Seeds seeds,
        @DefaultValue Queries queries,
        @DefaultValue Generate generate,
        @DefaultValue Map<String, String> placeholders,
        @DefaultValue RunLock runLock,
        @DefaultValue Timeouts timeouts,
        @DefaultValue Retries retries,
        @DefaultValue Connect connect,
        @DefaultValue Datasource datasource,
        @DefaultValue Gate gate,
        @DefaultValue Health health,
        @DefaultValue Status status,
        @DefaultValue Files files,
        @DefaultValue Mcp mcp) {

    /**
     * Settings of migrations.
     *
     * @param locations Comma-separated list of folders of migrations, on the class path (classpath:) or in the file
     *     system (filesystem:). They must exist, but for the default one and those with optional: in front.
     * @param outOfOrder What to do about a pending migration below the newest applied one.
     * @param changed What to do about an applied migration whose file was edited.
     * @param missingDown What to do about a migration without its down file.
     * @param orphaned What to do about an applied migration whose file is gone.
     * @param autoSplit Whether a script is run in parts if the server says that it cannot run in one transaction,
     *     though its text does not show it.
     * @param storedDown Whether the history keeps down scripts, so that an older release can revert.
     */
    public record Migrations(
            @DefaultValue("classpath:peng/migrations") List<String> locations,
            @DefaultValue("error") Policy outOfOrder,
            @DefaultValue("error") Policy changed,
            @DefaultValue("error") MissingDown missingDown,
            @DefaultValue("warn") Policy orphaned,
            @DefaultValue("true") boolean autoSplit,
            @DefaultValue("true") boolean storedDown) {

        MigrationSettings settings() {
            return new MigrationSettings(
                    locations.stream().map(Location::parse).toList(),
                    outOfOrder,
                    changed,
                    missingDown,
                    orphaned,
                    autoSplit,
                    storedDown);
        }
    }

    /**
     * Settings of seeds.
     *
     * @param enabled Whether seeds are applied after the migrations.
     * @param locations Comma-separated list of folders of seeds, on the class path (classpath:) or in the file
     *     system (filesystem:). They must exist, but for the default one and those with optional: in front.
     * @param profiles Comma-separated list of profiles whose seeds are applied. By default the active Spring profiles.
     * @param changed What to do about an applied seed that was edited and runs once.
     */
    public record Seeds(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("classpath:peng/seeds") List<String> locations,
            @Nullable Set<String> profiles,
            @DefaultValue("warn") SeedChange changed) {

        SeedSettings settings(Set<String> activeProfiles) {
            return new SeedSettings(
                    locations.stream().map(Location::parse).toList(),
                    profiles == null ? activeProfiles : profiles,
                    changed);
        }
    }

    /**
     * Settings of new files.
     *
     * @param enabled Whether operators and agents can write new files into the first location that is a folder of the file system.
     */
    public record Files(@DefaultValue("false") boolean enabled) {}

    /**
     * Settings of the tools for agents.
     *
     * @param enabled Whether they are served beside the endpoint, with its access; needs peng-mcp on the class path.
     * @param allowedOrigins Comma-separated list of the web origins whose pages may call them. By default no page may.
     */
    public record Mcp(
            @DefaultValue("false") boolean enabled,
            @DefaultValue List<String> allowedOrigins) {}

    /**
     * Settings of named queries.
     *
     * @param locations Comma-separated list of folders of named queries, on the class path (classpath:) or in the file
     *     system (filesystem:). None of them needs to exist.
     */
    public record Queries(
            @DefaultValue("classpath:peng/queries") List<String> locations) {

        QuerySettings settings() {
            return new QuerySettings(locations.stream().map(Location::parse).toList());
        }
    }

    /**
     * Settings of the Java that is generated of named queries.
     *
     * @param className Class that has a method for each named query, such as com.example.library.Queries.
     * @param sources Folder of sources that it is written to.
     */
    public record Generate(
            @Nullable String className,
            @DefaultValue("src/main/java") String sources) {

        /**
         * Where it is written.
         *
         * @param folder of the project
         * @throws ConfigurationException if nothing says which class, or it cannot be one
         */
        public GeneratedFile file(Path folder) {
            if (className == null) {
                throw new ConfigurationException(
                        "nothing says which class is generated",
                        "Set peng.generate.class-name, such as com.example.library.Queries.");
            }
            return new GeneratedFile(folder.resolve(sources), ClassName.parse(className));
        }
    }

    /**
     * Settings of the lock.
     *
     * @param timeout How long to wait for another run at most. The time in which its session runs statements or is in a
     *     transaction does not count. In mode wait, how long to wait for another process, without the time in which one
     *     holds the lock.
     * @param pollInterval How often to ask for the lock, or in mode wait for the history.
     */
    public record RunLock(
            @DefaultValue("10m") Duration timeout,
            @DefaultValue("1s") Duration pollInterval) {

        LockSettings settings() {
            return new LockSettings(timeout, pollInterval);
        }
    }

    /**
     * Time limits of the statements of scripts.
     *
     * @param lock How long a statement waits for each lock, 0 for ever. By default 2s, or a second more than the server's
     *     deadlock_timeout if that is longer.
     * @param statement How long a statement may take. By default as long as it needs.
     */
    public record Timeouts(
            @Nullable Duration lock, @Nullable Duration statement) {

        TimeoutSettings settings() {
            return new TimeoutSettings(lock, statement);
        }
    }

    /**
     * How often a step is tried that could not have a lock in time, or met a deadlock or a serialization failure.
     *
     * @param maxAttempts How often a step is tried that could not have a lock in time, or met a deadlock or a serialization
     *     failure.
     * @param initialInterval Longest first pause. Each further one may be half as long again.
     * @param maxInterval Longest pause.
     * @param maxDuration How long pauses and waits for locks of a step may take together.
     */
    public record Retries(
            @DefaultValue("20") int maxAttempts,
            @DefaultValue("1s") Duration initialInterval,
            @DefaultValue("30s") Duration maxInterval,
            @DefaultValue("10m") Duration maxDuration) {

        RetrySettings settings() {
            return new RetrySettings(maxAttempts, initialInterval, maxInterval, maxDuration);
        }
    }

    /**
     * Waiting for the database.
     *
     * @param timeout How long the start waits for a database that is not up yet, 0 for not at all.
     */
    public record Connect(@DefaultValue("1m") Duration timeout) {}

    /**
     * The connection to the database, where it is not the application's.
     *
     * @param bean Name of the DataSource bean to migrate.
     * @param url JDBC URL of the database to migrate. By default the database of the application.
     * @param username User who migrates. With a URL the one that it names by default, else the application's.
     * @param password Password of the user who migrates.
     * @param pooler What clients of a pooler such as PgBouncer share, if there turns out to be one.
     */
    public record Datasource(
            @Nullable String bean,
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("transaction") Pooler pooler) {

        /** Without credentials; a URL may have some, too. */
        @Override
        public String toString() {
            return "Datasource[pooler=" + pooler + "]";
        }
    }

    /**
     * What requests meet before migrations and seeds have run.
     *
     * @param enabled Whether requests of the application are answered with 503 until migrations and seeds have run.
     * @param retryAfter When clients are told to come again. In whole seconds, rounded up.
     * @param pass Comma-separated list of paths of the application that are not answered with 503, such as /ping or
     *     /status/** for all below it. For probes that the application answers itself.
     */
    public record Gate(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5s") Duration retryAfter,
            @DefaultValue List<String> pass) {}

    /**
     * What health says of pending migrations and of drift.
     *
     * @param pending What health says while migrations or seeds are pending. By default out-of-service while the application
     *     itself is to apply them, else ignore.
     * @param drift What health says while files and history differ.
     * @param readiness Whether the health of peng is part of the health group readiness.
     */
    public record Health(
            @Nullable PendingHealth pending,
            @DefaultValue("ignore") DriftHealth drift,
            @DefaultValue("false") boolean readiness) {}

    /**
     * What is known without asking the database.
     *
     * @param refreshInterval How often files and history are read in the background, 1s at least. By default they are not.
     */
    public record Status(@Nullable Duration refreshInterval) {}

    StartupSettings startup() {
        return new StartupSettings(runAt, mode, onFailure, seeds.enabled(), connect.timeout());
    }

    /**
     * The settings of the engine.
     *
     * @param application its name, for the history of runs; empty if it has none
     * @param activeProfiles whose seeds are applied, unless {@link Seeds#profiles} says otherwise
     */
    public PengConfig config(String application, Set<String> activeProfiles) {
        return new PengConfig(
                new RunSettings(
                        new HistorySettings(schema, application),
                        runLock.settings(),
                        new SessionSettings(timeouts.settings(), datasource.pooler()),
                        retries.settings()),
                migrations.settings(),
                seeds.settings(activeProfiles),
                queries.settings(),
                placeholders);
    }
}
