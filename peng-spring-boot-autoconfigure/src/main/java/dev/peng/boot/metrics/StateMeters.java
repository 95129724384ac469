package dev.peng.boot.metrics;

import dev.peng.boot.PengStatus;
import dev.peng.migration.MigrationStatus;
import dev.peng.seed.SeedState;
import dev.peng.seed.SeedStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * Shows what was last seen: {@code peng.migrations} and {@code peng.seeds} by {@code state} (applied or pending), and
 * {@code peng.drift}, the number of differences between files and history. Costs no query; not a number before anybody has
 * looked.
 */
public final class StateMeters implements MeterBinder {

    private final PengStatus status;

    public StateMeters(PengStatus status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        migrations(registry, "applied", seen -> seen.entries().size() - seen.pending());
        migrations(registry, "pending", MigrationStatus::pending);
        seeds(registry, "applied", seen -> seen.count(SeedState.APPLIED) + seen.count(SeedState.ORPHANED));
        seeds(registry, "pending", seen -> seen.count(SeedState.PENDING));
        Gauge.builder("peng.drift", this.status, StateMeters::drift)
                .description("Differences between files and history.")
                .register(registry);
    }

    private void migrations(MeterRegistry registry, String state, ToDoubleFunction<MigrationStatus> count) {
        Gauge.builder(
                        "peng.migrations",
                        this.status,
                        known -> known.migrations().map(count::applyAsDouble).orElse(Double.NaN))
                .tag("state", state)
                .description("Migrations by state.")
                .register(registry);
    }

    private void seeds(MeterRegistry registry, String state, ToDoubleFunction<SeedStatus> count) {
        Gauge.builder(
                        "peng.seeds",
                        this.status,
                        known -> known.seeds().map(count::applyAsDouble).orElse(Double.NaN))
                .tag("state", state)
                .description("Seeds by state.")
                .register(registry);
    }

    private static double drift(PengStatus known) {
        if (known.migrations().isEmpty()) {
            return Double.NaN;
        }
        return known.migrations().map(seen -> seen.drift().size()).orElse(0)
                + known.seeds().map(seen -> seen.drift().size()).orElse(0);
    }
}
