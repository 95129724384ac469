package dev.peng.boot;

import dev.peng.error.ConfigurationException;
import java.util.Locale;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The settings that decide which beans there are. Where an application is processed ahead of time that is decided when it is built, and
 * another value at run time would quietly be without effect: nothing might run at all. So it is an error.
 */
public final class FrozenSettings implements InitializingBean {

    private final String built;
    private final ConfigurableEnvironment environment;

    /**
     * @param built what {@link #of} has given when the application was built
     * @param environment of the application that runs
     */
    public FrozenSettings(String built, ConfigurableEnvironment environment) {
        this.built = built;
        this.environment = environment;
    }

    /** The settings of an environment, however they are spelled there. */
    public static String of(ConfigurableEnvironment environment) {
        var binder = Binder.get(environment);
        return String.join(
                ", ",
                setting(
                        "peng.enabled",
                        binder.bind("peng.enabled", Boolean.class).orElse(true)),
                setting("peng.run-at", binder.bind("peng.run-at", RunAt.class).orElse(RunAt.READY)),
                setting(
                        "peng.on-failure",
                        binder.bind("peng.on-failure", OnFailure.class).orElse(OnFailure.FAIL)));
    }

    private static String setting(String key, Object value) {
        return key + "=" + value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void afterPropertiesSet() {
        var now = of(this.environment);
        // An errand has a moment of its own, and that needs no beans.
        if (!now.equals(this.built) && !Errand.is(this.environment)) {
            throw new ConfigurationException(
                    "the application was processed ahead of time with %s, but now it has %s".formatted(this.built, now),
                    "These settings are fixed when the application is built: build it with those that it is to run with.");
        }
    }
}
