package dev.peng.boot.actuate;

import dev.peng.boot.StartupRun;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Out of service as long as traffic is refused because the run of the start has failed; up otherwise. */
public final class ReadinessRefusal extends AbstractHealthIndicator {

    private final StartupRun startup;

    public ReadinessRefusal(StartupRun startup) {
        this.startup = startup;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (this.startup.isRefused()) {
            builder.outOfService();
        } else {
            builder.up();
        }
    }
}
