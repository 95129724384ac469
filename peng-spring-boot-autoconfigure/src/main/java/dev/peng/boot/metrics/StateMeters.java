package dev.peng.boot.metrics;

import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengStatus;
import dev.peng.migration.MigrationStatus;
import dev.peng.seed.SeedState;
import dev.peng.seed.SeedStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Shows what was last seen: {@code peng.migrations} and {@code peng.seeds} by {@code state} (applied or pending), and
 * {@code peng.drift}, the number of differences between files and history; of each {@code database}, the main one being
 * {@code main}. Costs no query; not a number before anybody has
 * looked.
 */
public final class StateMeters implements MeterBinder {

    private final Map<String, PengStatus> databases;

    /**
     * @param main what is known of the main database
     * @param further what is known of the others
     */
    public StateMeters(PengStatus main, NamedDatabases further) {
        this.databases = new LinkedHashMap<>(further.map(status -> status));
        this.databases.put(NamedDatabases.MAIN, main);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.databases.forEach((name, status) -> new Meters(name, status).bindTo(registry));
    }

    /** Of one database. */
    private record Meters(String database, PengStatus status) {

        private void bindTo(MeterRegistry registry) {
            migrations(registry, "applied", seen -> seen.entries().size() - seen.pending());
            migrations(registry, "pending", MigrationStatus::pending);
            seeds(registry, "applied", seen -> seen.count(SeedState.APPLIED) + seen.count(SeedState.ORPHANED));
            seeds(registry, "pending", seen -> seen.count(SeedState.PENDING));
            Gauge.builder("peng.drift", status, StateMeters::drift)
                    .tag("database", database)
                    .description("Differences between files and history.")
                    .register(registry);
        }

        private void migrations(MeterRegistry registry, String state, ToDoubleFunction<MigrationStatus> count) {
            Gauge.builder(
                            "peng.migrations",
                            status,
                            known ->
                                    known.migrations().map(count::applyAsDouble).orElse(Double.NaN))
                    .tag("state", state)
                    .tag("database", database)
                    .description("Migrations by state.")
                    .register(registry);
        }

        private void seeds(MeterRegistry registry, String state, ToDoubleFunction<SeedStatus> count) {
            Gauge.builder(
                            "peng.seeds",
                            status,
                            known -> known.seeds().map(count::applyAsDouble).orElse(Double.NaN))
                    .tag("state", state)
                    .tag("database", database)
                    .description("Seeds by state.")
                    .register(registry);
        }
    }

    private static double drift(PengStatus known) {
        if (known.migrations().isEmpty()) {
            return Double.NaN;
        }
        return known.migrations().map(seen -> seen.drift().size()).orElse(0)
                + known.seeds().map(seen -> seen.drift().size()).orElse(0);
    }
}
