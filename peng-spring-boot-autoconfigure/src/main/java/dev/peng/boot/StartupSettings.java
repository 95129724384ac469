package dev.peng.boot;

import dev.peng.error.ConfigurationException;
import java.time.Duration;

/**
 * What belongs to the start of an application.
 *
 * @param runAt the moment
 * @param mode what is done about what is pending
 * @param onFailure what becomes of the application if that fails
 * @param seeds whether seeds are applied after the migrations
 * @param connectTimeout how long to wait for a database that is not up yet
 */
public record StartupSettings(RunAt runAt, Mode mode, OnFailure onFailure, boolean seeds, Duration connectTimeout) {

    public StartupSettings {
        if (onFailure == OnFailure.REFUSE_TRAFFIC && runAt == RunAt.STARTUP) {
            throw new ConfigurationException(
                    "peng.on-failure=refuse-traffic cannot go with peng.run-at=startup: there is nothing yet that could stay"
                            + " up",
                    "Set peng.run-at to ready or started, or peng.on-failure to fail.");
        }
    }
}
