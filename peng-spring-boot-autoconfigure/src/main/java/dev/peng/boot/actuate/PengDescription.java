package dev.peng.boot.actuate;

import dev.peng.boot.PengStatus;
import dev.peng.boot.RunProgress;
import dev.peng.error.Problem;
import dev.peng.event.Verb;
import dev.peng.history.DriftIssue;
import dev.peng.migration.MigrationEntry;
import dev.peng.migration.MigrationStatus;
import dev.peng.seed.SeedEntry;
import dev.peng.seed.SeedState;
import dev.peng.seed.SeedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what is known into what the endpoint answers. */
final class PengDescription {

    private final PengStatus status;
    private final @Nullable MigrationStatus migrations;
    private final @Nullable SeedStatus seeds;

    PengDescription(PengStatus status) {
        this.status = status;
        this.migrations = status.migrations().orElse(null);
        this.seeds = status.seeds().orElse(null);
    }

    PengDescriptor all() {
        return new PengDescriptor(
                this.status.state().toString(),
                this.migrations == null
                        ? null
                        : this.migrations.version().map(Object::toString).orElse(null),
                this.migrations == null ? null : this.migrations.asOf(),
                counts(),
                run(this.status.progress()),
                migrations(),
                seeds(),
                drift(),
                problems(),
                null);
    }

    @Nullable
    PengPart part(String name) {
        var asOf = this.migrations == null ? null : this.migrations.asOf();
        return switch (name) {
            case "migrations" -> new PengPart(asOf, migrations());
            case "seeds" -> new PengPart(this.seeds == null ? null : this.seeds.asOf(), seeds());
            case "drift" -> new PengPart(asOf, drift());
            default -> null;
        };
    }

    private PengDescriptor.Counts counts() {
        var pending = this.migrations == null ? 0 : this.migrations.pending();
        var applied = this.migrations == null ? 0 : this.migrations.entries().size() - pending;
        var seedsApplied =
                this.seeds == null ? 0 : this.seeds.count(SeedState.APPLIED) + this.seeds.count(SeedState.ORPHANED);
        var seedsPending = this.seeds == null ? 0 : this.seeds.pending();
        return new PengDescriptor.Counts(applied, pending, seedsApplied, seedsPending);
    }

    private List<PengDescriptor.Migration> migrations() {
        return this.migrations == null
                ? List.of()
                : this.migrations.entries().stream()
                        .map(PengDescription::migration)
                        .toList();
    }

    private List<PengDescriptor.Seed> seeds() {
        return this.seeds == null
                ? List.of()
                : this.seeds.entries().stream().map(PengDescription::seed).toList();
    }

    private List<PengDescriptor.Drift> drift() {
        var drift = new ArrayList<PengDescriptor.Drift>();
        if (this.migrations != null) {
            this.migrations.drift().stream().map(drift("migration")).forEach(drift::add);
        }
        if (this.seeds != null) {
            this.seeds.drift().stream().map(drift("seed")).forEach(drift::add);
        }
        return drift;
    }

    private List<String> problems() {
        var problems = new ArrayList<Problem>();
        if (this.migrations != null) {
            problems.addAll(this.migrations.problems());
        }
        if (this.seeds != null) {
            problems.addAll(this.seeds.problems());
        }
        return problems.stream().map(Problem::toString).toList();
    }

    private static PengDescriptor.@Nullable Run run(RunProgress progress) {
        Verb verb = progress.verb();
        if (verb == null) {
            return null;
        }
        return new PengDescriptor.Run(
                verb.toString(),
                word(progress.phase()),
                progress.since(),
                progress.done(),
                progress.total(),
                progress.step() == null ? null : progress.step().toString(),
                progress.stepSince(),
                ofStep(progress, progress.stepProgress().bytes()),
                progress.stepProgress().of() == 0
                        ? null
                        : progress.stepProgress().of(),
                ofStep(progress, progress.stepProgress().rows()),
                progress.holder() == null ? null : progress.holder().toString(),
                progress.failure() == null ? null : progress.failure().code().name());
    }

    private static @Nullable Long ofStep(RunProgress progress, long count) {
        return progress.step() == null ? null : Long.valueOf(count);
    }

    private static PengDescriptor.Migration migration(MigrationEntry entry) {
        return new PengDescriptor.Migration(
                entry.version().toString(),
                entry.name(),
                entry.kind().toString(),
                word(entry.state()),
                entry.appliedAt(),
                millis(entry.duration()),
                entry.recordedChecksum().hex(),
                entry.changed(),
                entry.outOfOrder());
    }

    private static PengDescriptor.Seed seed(SeedEntry entry) {
        return new PengDescriptor.Seed(
                entry.version().toString(),
                entry.name(),
                entry.profile().isEmpty() ? null : entry.profile(),
                entry.kind().toString(),
                entry.policy() == null ? null : word(entry.policy()),
                word(entry.state()),
                entry.appliedAt(),
                millis(entry.duration()),
                entry.changed());
    }

    private static Function<DriftIssue, PengDescriptor.Drift> drift(String of) {
        return issue -> new PengDescriptor.Drift(
                of, issue.kind().toString(), issue.version().toString(), issue.name(), issue.detail());
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
