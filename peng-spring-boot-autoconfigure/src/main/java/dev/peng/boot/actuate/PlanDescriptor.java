package dev.peng.boot.actuate;

import dev.peng.boot.PengStatus;
import dev.peng.error.Problem;
import dev.peng.migration.MigrationPreview;
import dev.peng.seed.SeedPreview;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@code GET /actuator/peng/plan}: what a run would do now.
 *
 * @param asOf when it was asked for
 * @param from the version of the database, if any
 * @param to the version afterwards, if any
 * @param migrations what it would do with migrations, in order
 * @param seeds the seeds that it would apply, in order
 * @param problems why it would be refused
 * @param warnings what would not stop it
 */
public record PlanDescriptor(
        Instant asOf,
        @Nullable String from,
        @Nullable String to,
        List<Step> migrations,
        List<String> seeds,
        List<String> problems,
        List<String> warnings)
        implements OperationResponseBody {

    /** Asks the database; not while a run is under way, whose connection may be the only one. */
    static PlanDescriptor of(PengStatus status, boolean withSql, Instant now) {
        return status.progress().isUnderWay() ? busy(now) : of(status.migrationPlan(withSql), status.seedPlan(), now);
    }

    private static PlanDescriptor busy(Instant now) {
        var why = "a run is under way; ask again when it has ended";
        return new PlanDescriptor(now, null, null, List.of(), List.of(), List.of(why), List.of());
    }

    private static PlanDescriptor of(MigrationPreview migrations, SeedPreview seeds, Instant now) {
        return new PlanDescriptor(
                now,
                migrations.from(),
                migrations.to(),
                migrations.steps().stream().map(PlanDescriptor::step).toList(),
                seeds.steps().stream().map(Object::toString).toList(),
                words(migrations.problems(), seeds.problems()),
                words(migrations.warnings(), seeds.warnings()));
    }

    private static Step step(MigrationPreview.Step step) {
        return new Step(
                step.action().name().toLowerCase(Locale.ROOT),
                step.version().toString(),
                step.name(),
                step.kind().toString(),
                step.origin(),
                step.sql());
    }

    private static List<String> words(List<Problem> first, List<Problem> second) {
        return Stream.concat(first.stream(), second.stream())
                .map(Problem::toString)
                .toList();
    }

    /**
     * One migration.
     *
     * @param action what is done with it
     * @param version its version
     * @param name its name
     * @param kind what it is made of
     * @param origin the file or the class
     * @param sql the text of the script, where values are shown
     */
    public record Step(
            String action,
            String version,
            String name,
            String kind,
            String origin,
            @Nullable String sql) {}
}
