package dev.peng.boot.aot;

import dev.peng.boot.RunAt;
import dev.peng.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What was set when the application was processed ahead of time, and decided then which beans it has. Code that Spring
 * generates makes it and checks it at each start: another value would be without effect, and nobody would notice.
 *
 * @param enabled {@code peng.enabled}
 * @param runAt {@code peng.run-at}
 * @param gate {@code peng.gate.enabled}
 * @param database whether there was a database to migrate
 */
public record FrozenSettings(boolean enabled, RunAt runAt, boolean gate, boolean database) {

    private static final String ENABLED = "peng.enabled";
    private static final String RUN_AT = "peng.run-at";
    private static final String GATE = "peng.gate.enabled";

    /** Those of an environment. */
    public static FrozenSettings of(Environment environment, boolean database) {
        var binder = Binder.get(environment);
        return new FrozenSettings(
                binder.bind(ENABLED, Boolean.class).orElse(true),
                binder.bind(RUN_AT, RunAt.class).orElse(RunAt.READY),
                binder.bind(GATE, Boolean.class).orElse(true),
                database);
    }

    /**
     * Compares with what is set now.
     *
     * @throws ConfigurationException if something is not as it was
     */
    public void check(Environment environment) {
        var now = of(environment, database);
        var differences = new ArrayList<String>();
        compare(differences, ENABLED, enabled, now.enabled);
        if (enabled && now.enabled) {
            compare(differences, RUN_AT, name(runAt), name(now.runAt));
            compare(differences, GATE, gate, now.gate);
        }
        if (!differences.isEmpty()) {
            throw new ConfigurationException(
                    String.join("; ", differences),
                    "Leave it as it was, or process the application ahead of time with the other value. What has to differ"
                            + " between environments needs an application that is not processed ahead of time.");
        }
        if (enabled && !database) {
            refuseDatabase(environment);
        }
    }

    private static void compare(List<String> differences, String key, Object then, Object now) {
        if (!then.equals(now)) {
            differences.add("%s is %s, but it was %s when the application was processed ahead of time"
                    .formatted(key, now, then));
        }
    }

    private static void refuseDatabase(Environment environment) {
        Stream.of("peng.datasource.url", "peng.datasource.bean")
                .filter(key -> !environment.getProperty(key, "").isBlank())
                .findFirst()
                .ifPresent(key -> {
                    throw new ConfigurationException(
                            key + " is set, but there was no database when the application was processed ahead of time,"
                                    + " so that nothing would be migrated",
                            "Process it ahead of time with " + key + " set; to what, does not matter.");
                });
    }

    private static String name(RunAt moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }
}
