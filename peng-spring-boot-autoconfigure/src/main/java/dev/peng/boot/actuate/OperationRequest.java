package dev.peng.boot.actuate;

import dev.peng.boot.NewScripts;
import dev.peng.boot.operation.InvalidOperationException;
import dev.peng.boot.operation.NewFile;
import dev.peng.boot.operation.Operation;
import dev.peng.boot.operation.OperationRun;
import dev.peng.boot.operation.Operations;
import dev.peng.boot.operation.Options;
import dev.peng.error.ConfigurationException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that an operator asks for.
 *
 * @param verb its words
 * @param options what is said besides
 * @param file what is said of a new file
 * @param confirm whether it is meant although it can take data away
 * @param seconds how long to wait for its end at most
 * @param database where; on the main one if nothing is said
 * @param actor who asks
 */
record OperationRequest(
        String[] verb,
        Options options,
        NewFile file,
        @Nullable Boolean confirm,
        @Nullable Integer seconds,
        @Nullable String database,
        String actor) {

    private static final Logger log = LoggerFactory.getLogger(OperationRequest.class);
    private static final Duration WAIT = Duration.ofSeconds(5);

    /** Does it, if it makes sense. */
    Answer answer(ObservedDatabases databases, NewScripts scripts) {
        if (scripts.isEnabled() && NewFile.isWanted(verb)) {
            return write(scripts);
        }
        var operation = Operation.of(verb).orElse(null);
        if (operation == null) {
            return refused(404, "there is no such verb");
        }
        if (file.isSaid()) {
            return refused(400, "only create and seed create know name, up, down, text, csv and folder");
        }
        var where =
                database == null ? databases.main() : databases.named(database).orElse(null);
        if (where == null) {
            return refused(404, "there is no database \"" + database + "\"; there are " + databases.names());
        }
        if (operation.isDestructive(options) && !Boolean.TRUE.equals(confirm)) {
            return refused(400, "it can take data away or do it again: say confirm=true if you mean it");
        }
        return seconds != null && seconds < 0
                ? refused(400, "wait must be 0 at least")
                : run(operation, where.operations());
    }

    private Answer write(NewScripts scripts) {
        if (!options.equals(Options.NONE) || database != null) {
            return refused(400, "a new file has no options but its own, and is for the main database");
        }
        try {
            var files = file.write(scripts, verb);
            return new Answer(200, OperationDescriptor.written(String.join(" ", verb), actor, files));
        } catch (InvalidOperationException e) {
            return refused(400, String.valueOf(e.getMessage()));
        } catch (ConfigurationException e) {
            return refused(400, e.getMessage() + ". " + e.action());
        } catch (UncheckedIOException e) {
            log.warn("a new file cannot be written", e);
            return refused(500, "it cannot be written; the log says why");
        }
    }

    private Answer run(Operation operation, Operations operations) {
        try {
            return operations
                    .start(operation, options, actor)
                    .map(run -> new Answer(await(run, operations)))
                    .orElseGet(() -> refused(409, "another run is under way; try again later"));
        } catch (InvalidOperationException e) {
            return refused(400, String.valueOf(e.getMessage()));
        }
    }

    private OperationRun await(OperationRun run, Operations operations) {
        try {
            return operations.await(run, seconds == null ? WAIT : Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run;
        }
    }

    private Answer refused(int status, String why) {
        return new Answer(status, OperationDescriptor.refused(String.join(" ", verb), why));
    }

    /**
     * An answer with its HTTP status.
     *
     * @param status 200 done, 202 still running, 400 wrong options, 404 no such verb or database, 409 refused, 423 locked,
     *     500 failed
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
