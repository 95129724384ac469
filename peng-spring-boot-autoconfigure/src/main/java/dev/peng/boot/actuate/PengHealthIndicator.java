package dev.peng.boot.actuate;

import dev.peng.boot.PengState;
import dev.peng.boot.PengStatus;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Health {@code peng}: up; out of service while the application brings the database up to date; down after a failure.
 * Answers from memory, so a probe costs nothing.
 */
public final class PengHealthIndicator extends AbstractHealthIndicator {

    private final PengStatus status;
    private final HealthSettings settings;

    /**
     * @param status what is known
     * @param settings what it means
     */
    public PengHealthIndicator(PengStatus status, HealthSettings settings) {
        super("the state of the migrations is not known");
        this.status = status;
        this.settings = settings;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var state = this.status.state();
        builder.status(of(state)).withDetail("state", state.toString());
        this.status.migrations().ifPresent(migrations -> {
            migrations.version().ifPresent(version -> builder.withDetail("version", version.toString()));
            builder.withDetail("asOf", migrations.asOf());
            builder.withDetail("drift", migrations.drift().size());
        });
    }

    private Status of(PengState state) {
        return switch (state) {
            case UP_TO_DATE, AHEAD -> drifts() ? this.settings.ofDrift() : Status.UP;
            case DISABLED -> Status.UNKNOWN;
            case UNKNOWN -> this.status.appliesByItself() ? Status.OUT_OF_SERVICE : Status.UP;
            case PENDING -> worse(this.settings.ofPending(this.status.appliesByItself()));
            case WAITING, RUNNING -> Status.OUT_OF_SERVICE;
            case FAILED, REFUSED -> Status.DOWN;
        };
    }

    private Status worse(Status pending) {
        var drift = drifts() ? this.settings.ofDrift() : Status.UP;
        return drift.equals(Status.DOWN) || pending.equals(Status.UP) ? drift : pending;
    }

    private boolean drifts() {
        return this.status.migrations().filter(seen -> !seen.drift().isEmpty()).isPresent()
                || this.status.seeds().filter(seen -> !seen.drift().isEmpty()).isPresent();
    }
}
