package dev.peng.boot;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepProgressed;
import dev.peng.event.PengEvent.StepRetrying;
import dev.peng.event.PengEvent.StepSkipped;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The newest events of runs on all databases; no SQL, and nothing of what the server has said. Thread-safe. */
public final class EventLog implements PerDatabase {

    private static final int LIMIT = 1_000;
    private static final Set<Verb> BOOKKEEPING = Set.of(Verb.FORCE, Verb.LOCK, Verb.UNLOCK);

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    // All events of a run come on its thread.
    private final ThreadLocal<Set<String>> changed = ThreadLocal.withInitial(HashSet::new);
    private long last;

    public EventLog(Clock clock) {
        this.clock = clock;
    }

    /** Those after the one with that number, 0 for all that are left, in their order. */
    public synchronized List<Entry> after(long id) {
        return this.entries.stream().filter(entry -> entry.id() > id).toList();
    }

    /** The number of the newest event, 0 if there was none. */
    public synchronized long last() {
        return this.last;
    }

    /** The number of the oldest event that is left, 0 if there was none. */
    public synchronized long oldest() {
        return this.entries.isEmpty() ? 0 : this.entries.getFirst().id();
    }

    @Override
    public PengListener on(String database) {
        return event -> add(database, event);
    }

    @Override
    public void onEvent(PengEvent event) {
        add(NamedDatabases.MAIN, event);
    }

    /** A file has come. */
    void addFile(String type, String verb, String name) {
        add(NamedDatabases.MAIN, type, verb, name, null);
    }

    private void add(String database, PengEvent event) {
        // Comes each second, and the endpoint itself tells how far a step is.
        if (event instanceof StepProgressed) {
            return;
        }
        var step = step(event);
        var verb = event.verb().toString();
        add(database, event.getClass().getSimpleName(), verb, step == null ? null : step.toString(), message(event));
        if (changesSchema(event)) {
            this.changed.get().add(database);
        } else if ((event instanceof RunFinished || event instanceof RunFailed)
                && this.changed.get().remove(database)) {
            add(database, "SchemaChanged", verb, null, null);
        }
    }

    private static boolean changesSchema(PengEvent event) {
        return event instanceof StepFinished finished
                && finished.step().kind() == StepId.Kind.MIGRATION
                && !BOOKKEEPING.contains(event.verb());
    }

    private synchronized void add(
            String database, String type, String verb, @Nullable String step, @Nullable String message) {
        if (this.entries.size() == LIMIT) {
            this.entries.removeFirst();
        }
        this.entries.addLast(new Entry(++this.last, this.clock.instant(), database, type, verb, step, message));
    }

    private static @Nullable StepId step(PengEvent event) {
        if (event instanceof StepStarted started) {
            return started.step();
        } else if (event instanceof StepRetrying retrying) {
            return retrying.step();
        } else if (event instanceof StepSkipped skipped) {
            return skipped.step();
        } else if (event instanceof StepFinished finished) {
            return finished.step();
        }
        return event instanceof StepFailed failed ? failed.step() : null;
    }

    private static @Nullable String message(PengEvent event) {
        if (event instanceof LockWaiting waiting) {
            return waiting.holder() == null ? null : "held by " + waiting.holder();
        } else if (event instanceof RunPlanned planned) {
            return planned.steps().size() + " steps";
        } else if (event instanceof StepStarted started) {
            return started.number() + " of " + started.of();
        } else if (event instanceof StepRetrying retrying) {
            return "attempt " + retrying.attempt() + " failed with "
                    + retrying.error().sqlState();
        } else if (event instanceof StepFinished finished) {
            return "in " + finished.took().toMillis() + " ms";
        } else if (event instanceof StepFailed failed) {
            return failed.failure().code().name();
        } else if (event instanceof RunFinished finished) {
            return finished.steps() + " steps in " + finished.took().toMillis() + " ms";
        }
        return event instanceof RunFailed failed ? failed.failure().code().name() : null;
    }

    /**
     * Something that happened.
     *
     * @param id its number in this process, from 1
     * @param time when it happened
     * @param database on which one, the main one being {@code main}
     * @param type the name of the event, such as {@code StepFinished}, {@code SchemaChanged}, {@code MigrationAdded} or {@code SeedAdded}
     * @param verb of the run
     * @param step the migration, the seed or the new file, if it is about one
     * @param message more about it
     */
    public record Entry(
            long id,
            Instant time,
            String database,
            String type,
            String verb,
            @Nullable String step,
            @Nullable String message) {}
}
