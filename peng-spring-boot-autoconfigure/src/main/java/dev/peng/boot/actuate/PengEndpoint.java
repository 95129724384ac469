package dev.peng.boot.actuate;

import dev.peng.boot.EventLog;
import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengStatus;
import dev.peng.boot.operation.InvalidOperationException;
import dev.peng.boot.operation.Operation;
import dev.peng.boot.operation.OperationRun;
import dev.peng.boot.operation.Operations;
import dev.peng.boot.operation.Options;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/peng}: what was applied, what is pending, what differs, how far a run is. Answers from memory; with
 * {@code refresh=true} files and history are read first. With unrestricted access it also runs what it is asked for.
 */
@Endpoint(id = "peng", defaultAccess = Access.READ_ONLY)
public final class PengEndpoint {

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final PengStatus status;
    private final Operations operations;
    private final NamedDatabases further;
    private final EventLog events;
    private final Show showValues;

    /**
     * @param status of the main database
     * @param operations what operators have asked for
     * @param further the other databases
     * @param events what happened
     * @param showValues whether SQL is shown
     */
    public PengEndpoint(
            PengStatus status, Operations operations, NamedDatabases further, EventLog events, Show showValues) {
        this.status = status;
        this.operations = operations;
        this.further = further;
        this.events = events;
        this.showValues = showValues;
    }

    /** Everything. */
    @ReadOperation
    public PengDescriptor peng(@Nullable Boolean refresh) {
        refresh(refresh);
        var main = new PengDescription(this.status).all();
        var others = this.further.map(other -> new PengDescription(other).all());
        return others.isEmpty() ? main : main.with(others);
    }

    /**
     * One part: {@code migrations}, {@code seeds}, {@code drift}, {@code plan}, {@code events}, {@code runs} or
     * {@code runs/<id>}; of a further database {@code databases/<name>} and its parts.
     */
    @ReadOperation
    public @Nullable Object part(
            @Selector(match = Match.ALL_REMAINING) String[] part, @Nullable Boolean refresh, @Nullable Long after) {
        return part(part, refresh, after, this.showValues.isShown(true));
    }

    /** The same for somebody who may see SQL, or may not. */
    @Nullable
    Object part(String[] part, @Nullable Boolean refresh, @Nullable Long after, boolean withSql) {
        if (part.length == 1 && part[0].equals("plan")) {
            return plan(withSql);
        }
        if (part.length == 1 && part[0].equals("events")) {
            return new PengPart(null, this.events.after(after == null ? 0 : after));
        }
        if (part[0].equals("runs")) {
            return runs(part);
        }
        refresh(refresh);
        if (part[0].equals("databases")) {
            return part.length == 1 ? null : database(part);
        }
        return part.length == 1 ? new PengDescription(this.status).part(part[0]) : null;
    }

    /**
     * Does something and waits a while for its end.
     *
     * @param verb such as {@code up} or {@code seed/apply}
     * @param to the version to go to
     * @param steps how many migrations
     * @param version the migration to lock, unlock or force
     * @param applied what is true of a forced migration
     * @param names of seeds, separated by commas
     * @param force whether seeds run that have run already
     * @param confirm must be true for what can take data away
     * @param wait for how many seconds at most
     */
    @WriteOperation
    public OperationDescriptor run(
            @Selector(match = Match.ALL_REMAINING) String[] verb,
            @Nullable String to,
            @Nullable Integer steps,
            @Nullable String version,
            @Nullable Boolean applied,
            @Nullable String names,
            @Nullable Boolean force,
            @Nullable Boolean confirm,
            @Nullable Integer wait) {
        return answer(verb, new Options(to, steps, version, applied, names, force), confirm, wait, "jmx")
                .body();
    }

    /** What became of a request. */
    Answer answer(String[] verb, Options options, @Nullable Boolean confirm, @Nullable Integer wait, String actor) {
        var words = String.join(" ", verb);
        var operation = Operation.of(verb).orElse(null);
        if (operation == null) {
            return new Answer(404, OperationDescriptor.refused(words, "there is no such verb"));
        }
        if (operation.isDestructive(options) && !Boolean.TRUE.equals(confirm)) {
            return new Answer(
                    400,
                    OperationDescriptor.refused(
                            words, "it can take data away or do it again: say confirm=true if you mean it"));
        }
        if (wait != null && wait < 0) {
            return new Answer(400, OperationDescriptor.refused(words, "wait must be 0 at least"));
        }
        try {
            return this.operations
                    .start(operation, options, actor)
                    .map(run -> new Answer(await(run, wait == null ? WAIT : Duration.ofSeconds(wait))))
                    .orElseGet(() -> new Answer(
                            409, OperationDescriptor.refused(words, "another run is under way; try again later")));
        } catch (InvalidOperationException e) {
            return new Answer(400, OperationDescriptor.refused(words, String.valueOf(e.getMessage())));
        }
    }

    private OperationRun await(OperationRun run, Duration limit) {
        try {
            return this.operations.await(run, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run;
        }
    }

    private @Nullable Object runs(String[] part) {
        if (part.length == 1) {
            return new PengPart(
                    null,
                    this.operations.runs().stream().map(OperationDescriptor::of).toList());
        }
        return part.length == 2
                ? this.operations.run(part[1]).map(OperationDescriptor::of).orElse(null)
                : null;
    }

    private @Nullable Object database(String[] part) {
        var description = this.further.named(part[1]).map(other -> new PengDescription(other.status()));
        return switch (part.length) {
            case 2 -> description.map(PengDescription::all).orElse(null);
            case 3 -> description.map(other -> other.part(part[2])).orElse(null);
            default -> null;
        };
    }

    private PlanDescriptor plan(boolean withSql) {
        return this.status.progress().isUnderWay()
                ? PlanDescriptor.BUSY
                : PlanDescriptor.of(this.status.migrationPlan(withSql), this.status.seedPlan());
    }

    private void refresh(@Nullable Boolean refresh) {
        if (Boolean.TRUE.equals(refresh)) {
            this.status.refresh();
            this.further.all().forEach(other -> other.status().refresh());
        }
    }

    /**
     * An answer with its HTTP status.
     *
     * @param status 200 done, 202 still running, 400 wrong options, 404 no such verb, 409 refused, 423 locked, 500 failed
     * @param body what to say
     */
    record Answer(int status, OperationDescriptor body) {

        Answer(OperationRun run) {
            this(status(run), OperationDescriptor.of(run));
        }

        private static int status(OperationRun run) {
            var failure = run.failure();
            if (failure == null) {
                return run.isFinished() ? 200 : 202;
            }
            return switch (failure.code().exitCode()) {
                case 3 -> 409;
                case 2 -> 400;
                case 4 -> 423;
                default -> 500;
            };
        }
    }
}
