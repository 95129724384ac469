package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.event.Verb;
import dev.peng.history.RowKind;
import dev.peng.source.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do now. Nothing was touched, and another run may come before it.
 *
 * @param verb of the run
 * @param steps what it would do, in order; none if it would be refused
 * @param problems why it would be refused
 * @param warnings what would not stop it
 * @param from the version of the database, if any
 * @param to the version afterwards, if any
 */
public record MigrationPreview(
        Verb verb,
        List<Step> steps,
        List<Problem> problems,
        List<Problem> warnings,
        @Nullable String from,
        @Nullable String to) {

    /**
     * One migration.
     *
     * @param action what is done with it
     * @param version its version
     * @param name its name
     * @param kind what it is made of
     * @param origin the file or the class
     * @param sql the text of the script; none for Java, or if it was not asked for
     */
    public record Step(
            Action action,
            Version version,
            String name,
            RowKind kind,
            String origin,
            @Nullable String sql) {}

    public MigrationPreview {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    static MigrationPreview of(Verb verb, MigrationPlan plan, boolean withSql) {
        var steps = plan.steps().stream().map(step -> step(step, withSql)).toList();
        return new MigrationPreview(verb, steps, plan.problems(), plan.warnings(), plan.from(), plan.to());
    }

    private static Step step(MigrationPlan.Step step, boolean withSql) {
        var migration = step.migration();
        var sql = withSql ? migration.sql(step.action()) : null;
        return new Step(
                step.action(), migration.version(), migration.name(), migration.kind(), migration.origin(), sql);
    }
}
