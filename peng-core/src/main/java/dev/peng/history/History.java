package dev.peng.history;

import dev.peng.error.DatabaseException;
import dev.peng.error.LockHolder;
import dev.peng.session.LockSettings;
import dev.peng.session.ServerErrors;
import dev.peng.session.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/** The history tables of one database, through one session. Belongs to the session's thread. */
public final class History {

    private final Session session;
    private final HistorySettings settings;
    private final @Nullable HistorySchema schema;

    private History(Session session, HistorySettings settings, @Nullable HistorySchema schema) {
        this.session = session;
        this.settings = settings;
        this.schema = schema;
    }

    /** The history for reading: what the search path shows, or nothing where there is none yet. */
    public static History visible(Session session, HistorySettings settings) {
        try {
            var schema = HistorySchema.visible(session.operations(), settings);
            return new History(session, settings, schema.orElse(null));
        } catch (NestedRuntimeException e) {
            throw failed(session, e);
        }
    }

    /**
     * Runs the work while no other run on the same history can: under its lock.
     *
     * @param session runs everything
     * @param settings where the history is
     * @param lock how to wait for another run
     * @param stillNeeded asked again before each further try for the lock
     * @param waiting told now and then while it waits
     * @param work gets the history for reading and writing
     */
    public static void exclusively(
            Session session,
            HistorySettings settings,
            LockSettings lock,
            BooleanSupplier stillNeeded,
            BiConsumer<@Nullable LockHolder, Duration> waiting,
            Consumer<History> work) {
        try {
            var schema = HistorySchema.resolve(session.operations(), settings);
            session.holdingLock(
                    schema.lockKey(),
                    lock,
                    stillNeeded,
                    waiting,
                    () -> work.accept(
                            new History(session, settings, HistorySchema.resolve(session.operations(), settings))));
        } catch (NestedRuntimeException e) {
            throw failed(session, e);
        }
    }

    /** Makes the tables, or adds the columns they lack. Only under the lock; gives the history as it is then. */
    public History withTables() {
        if (this.schema == null) {
            throw new IllegalStateException("the schema of the history is not decided yet");
        }
        new HistoryTables(this.session, this.schema).createOrExtend();
        return new History(this.session, this.settings, this.schema.complete());
    }

    /** The table of migrations. */
    public MigrationHistory migrations() {
        return new MigrationHistory(this.session, table(MigrationHistory.LAYOUT));
    }

    /** The table of seeds. */
    public SeedHistory seeds() {
        return new SeedHistory(this.session, table(SeedHistory.LAYOUT));
    }

    /** The table of runs. */
    public RunHistory runs() {
        return new RunHistory(this.session.jdbc(), table(RunHistory.LAYOUT), this.settings);
    }

    /** Who holds the lock of this history, if it is there and anybody does. */
    public Optional<LockHolder> holder() {
        try {
            return this.schema == null ? Optional.empty() : this.session.holder(this.schema.lockKey());
        } catch (NestedRuntimeException e) {
            throw failed(this.session, e);
        }
    }

    /** The name of the schema of the tables, under the lock. */
    public String schemaName() {
        if (this.schema == null) {
            throw new IllegalStateException("the schema of the history is not decided yet");
        }
        return this.schema.name();
    }

    /** Whether each transaction may be on another session of the server, so that nothing lasts longer than one. */
    public boolean isShared() {
        return this.session.isShared();
    }

    private static DatabaseException failed(Session session, NestedRuntimeException e) {
        return session.isLost()
                ? ServerErrors.connectionLost("the connection broke", e)
                : Reading.failed("the history cannot be used", e);
    }

    private Table table(TableLayout layout) {
        return this.schema == null ? new Table(layout.name(), Set.of()) : this.schema.table(layout);
    }
}
