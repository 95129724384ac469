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

    public PengHealthIndicator(PengStatus status) {
        super("the state of the migrations is not known");
        this.status = status;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var state = this.status.state();
        builder.status(of(state)).withDetail("state", state.toString());
        this.status.migrations().ifPresent(migrations -> {
            migrations.version().ifPresent(version -> builder.withDetail("version", version.toString()));
            builder.withDetail("drift", migrations.drift().size());
        });
    }

    private Status of(PengState state) {
        return switch (state) {
            case UP_TO_DATE, AHEAD -> Status.UP;
            case UNKNOWN, PENDING -> this.status.appliesByItself() ? Status.OUT_OF_SERVICE : Status.UP;
            case WAITING, RUNNING -> Status.OUT_OF_SERVICE;
            case FAILED -> Status.DOWN;
        };
    }
}
