package dev.peng.boot;

import dev.peng.error.ConfigurationException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The settings that decide which beans there are. Where an application is processed ahead of time that is decided when it is built, and
 * another value at run time would quietly be without effect: nothing might run at all. So code that Spring generates makes this and
 * checks it at each start.
 *
 * @param enabled {@code peng.enabled}
 * @param runAt {@code peng.run-at}
 * @param onFailure {@code peng.on-failure}
 * @param gate {@code peng.gate.enabled}
 * @param readiness {@code peng.health.readiness}
 * @param database whether there was a database to migrate
 */
public record FrozenSettings(
        boolean enabled, RunAt runAt, OnFailure onFailure, boolean gate, boolean readiness, boolean database) {

    /** Those of an environment, however they are spelled there. */
    public static FrozenSettings of(ConfigurableEnvironment environment, boolean database) {
        var binder = Binder.get(environment);
        return new FrozenSettings(
                binder.bind("peng.enabled", Boolean.class).orElse(true),
                binder.bind("peng.run-at", RunAt.class).orElse(RunAt.READY),
                binder.bind("peng.on-failure", OnFailure.class).orElse(OnFailure.FAIL),
                binder.bind("peng.gate.enabled", Boolean.class).orElse(true),
                binder.bind("peng.health.readiness", Boolean.class).orElse(false),
                database);
    }

    /**
     * Compares with what is set now.
     *
     * @throws ConfigurationException if something is not as it was
     */
    public void check(ConfigurableEnvironment environment) {
        var now = of(environment, database);
        refuse(difference("peng.enabled", enabled, now.enabled));
        // An errand has a moment of its own, and that needs no beans.
        if (enabled && !Errand.is(environment)) {
            refuse(difference("peng.run-at", runAt, now.runAt));
            refuse(difference("peng.on-failure", onFailure, now.onFailure));
            refuse(difference("peng.gate.enabled", gate, now.gate));
            refuse(difference("peng.health.readiness", readiness, now.readiness));
        }
        if (enabled && !database) {
            Stream.of("peng.datasource.url", "peng.datasource.bean")
                    .filter(key -> !environment.getProperty(key, "").isBlank())
                    .forEach(key -> refuse(key + " is set, but the application was processed ahead of time without a"
                            + " database, so that nothing would be migrated"));
        }
    }

    private static @Nullable String difference(String key, Object built, Object now) {
        return Objects.equals(built, now)
                ? null
                : "%s=%s, but the application was processed ahead of time with %s"
                        .formatted(key, text(now), text(built));
    }

    private static void refuse(@Nullable String difference) {
        if (difference != null) {
            throw new ConfigurationException(
                    difference,
                    "This is fixed when the application is built: build it with the setting that it is to run with.");
        }
    }

    private static String text(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
