package dev.peng.boot.actuate;

import dev.peng.boot.EventLog;
import dev.peng.boot.PengStatus;
import dev.peng.boot.operation.OperationRun;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers what is asked for below {@code /actuator/peng}. */
final class PengParts {

    private final ObservedDatabases databases;
    private final EventLog events;
    private final Clock clock = Clock.systemUTC();

    PengParts(ObservedDatabases databases, EventLog events) {
        this.databases = databases;
        this.events = events;
    }

    /** Of the main database, or of all where they are told apart; nothing if there is no such part. */
    @Nullable
    Object find(Question question) {
        var part = question.part();
        if (part.get(0).equals("databases")) {
            return part.size() == 1 ? null : ofDatabase(part.get(1), question.below(2));
        }
        return switch (part.get(0)) {
            case "events" -> part.size() == 1 ? events(question, entry -> true) : null;
            case "runs" -> runs(part, run -> true);
            default -> of(this.databases.main(), question);
        };
    }

    private @Nullable Object ofDatabase(String name, Question question) {
        return this.databases
                .named(name)
                .map(database -> ofDatabase(database, question))
                .orElse(null);
    }

    private @Nullable Object ofDatabase(ObservedDatabase database, Question question) {
        var part = question.part();
        if (part.isEmpty()) {
            question.refresh(database.status());
            return new PengDescription(database.status()).all();
        }
        return switch (part.get(0)) {
            case "events" ->
                part.size() == 1 ? events(question, entry -> entry.database().equals(database.name())) : null;
            case "runs" -> runs(part, run -> run.database().equals(database.name()));
            default -> of(database, question);
        };
    }

    private @Nullable Object of(ObservedDatabase database, Question question) {
        if (question.part().size() > 1) {
            return null;
        }
        var name = question.part().get(0);
        if (name.equals("plan")) {
            return PlanDescriptor.of(database.status(), question.withSql(), this.clock.instant());
        }
        question.refresh(database.status());
        return new PengDescription(database.status()).part(name);
    }

    private PengEvents events(Question question, Predicate<EventLog.Entry> wanted) {
        var after = question.after();
        var all = this.events.after(after == null ? 0 : after);
        return new PengEvents(
                this.clock.instant(),
                this.events.oldest(),
                this.events.last(),
                all.stream().filter(wanted).toList());
    }

    private @Nullable Object runs(List<String> part, Predicate<OperationRun> wanted) {
        var runs = this.databases.runs().stream().filter(wanted);
        return switch (part.size()) {
            case 1 ->
                new PengPart(
                        this.clock.instant(), runs.map(OperationDescriptor::of).toList());
            case 2 ->
                runs.filter(run -> run.id().equals(part.get(1)))
                        .findFirst()
                        .map(OperationDescriptor::of)
                        .orElse(null);
            default -> null;
        };
    }

    /**
     * What is asked for.
     *
     * @param part the words of the path
     * @param refresh whether files and history are read first
     * @param after the last event that is known
     * @param withSql whether SQL may be seen
     */
    record Question(
            List<String> part, boolean refresh, @Nullable Long after, boolean withSql) {

        Question(String[] part, @Nullable Boolean refresh, @Nullable Long after, boolean withSql) {
            this(Arrays.asList(part), Boolean.TRUE.equals(refresh), after, withSql);
        }

        Question below(int words) {
            return new Question(part.subList(words, part.size()), refresh, after, withSql);
        }

        void refresh(PengStatus status) {
            if (refresh) {
                status.refresh();
            }
        }
    }
}
