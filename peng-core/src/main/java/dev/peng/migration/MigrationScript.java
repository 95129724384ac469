package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.run.Work;
import dev.peng.script.Directive;
import dev.peng.source.SqlFile;
import dev.peng.source.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a file of a migration does: its statements, or what an earlier migration does when it is applied. Which that is is
 * asked for no sooner than it must be known. As each replays an earlier one, no chain of them is without end.
 */
final class MigrationScript {

    private final Version version;
    private final SqlFile file;
    private final Function<Version, Optional<Migration>> migrations;

    /**
     * @param version of its migration
     * @param file the text
     * @param migrations finds what is replayed, when all migrations are known
     */
    MigrationScript(Version version, SqlFile file, Function<Version, Optional<Migration>> migrations) {
        this.version = version;
        this.file = file;
        this.migrations = migrations;
    }

    String display() {
        return this.file.display();
    }

    boolean irreversible() {
        return this.file.script().directives().irreversible();
    }

    /** Why it cannot be run; all reasons, those of what it replays among them. */
    List<Problem> problems() {
        var problems = new ArrayList<>(this.file.problems());
        this.file.replayed().map(this::problemsOfReplaying).ifPresent(problems::addAll);
        return problems;
    }

    /** What is run. */
    Work work() {
        return this.file.isReplay()
                ? replayed()
                        .flatMap(earlier -> earlier.work(Action.APPLY))
                        .orElseThrow(() -> new IllegalStateException("a plan without problems has no such step"))
                : new Work.Statements(this.file.script());
    }

    /** The text that is run; none if that is Java, or a migration that cannot be replayed. */
    @Nullable
    String sql() {
        return this.file.isReplay()
                ? replayed()
                        .flatMap(earlier -> Optional.ofNullable(earlier.sql(Action.APPLY)))
                        .orElse(null)
                : this.file.text();
    }

    private Optional<Migration> replayed() {
        return this.file.problems().isEmpty()
                ? this.file.replayed().flatMap(this.migrations).filter(this::isEarlier)
                : Optional.empty();
    }

    private boolean isEarlier(Migration migration) {
        return migration.version().compareTo(this.version) < 0;
    }

    private List<Problem> problemsOfReplaying(Version wanted) {
        var migration = this.migrations.apply(wanted);
        if (migration.isEmpty()) {
            return List.of(unknown(wanted));
        }
        return migration
                .filter(this::isEarlier)
                .map(Migration::upProblems)
                .orElseGet(() -> List.of(notEarlier(wanted)));
    }

    private Problem unknown(Version wanted) {
        return new Problem(
                ErrorCode.UNKNOWN_VERSION,
                place(),
                "there is no migration " + wanted + " to replay",
                "Name the version of an earlier one, or write out what it did.");
    }

    private Problem notEarlier(Version wanted) {
        return new Problem(
                ErrorCode.INVALID_DIRECTIVE,
                place(),
                wanted + " is not earlier than " + this.version,
                "Name the version of an earlier migration.");
    }

    private Place place() {
        return this.file.placeOf(Directive.REPLAY);
    }
}
