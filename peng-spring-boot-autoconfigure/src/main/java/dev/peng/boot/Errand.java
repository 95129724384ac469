package dev.peng.boot;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** An application that is started for one thing, and not to serve: it ends when that is done. */
final class Errand {

    private static final String SOURCE = "peng errand";

    /** In front of what the application says of itself; what it sets on its {@code SpringApplication} loses to these, too. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "spring.main.web-application-type", "none",
            "spring.main.lazy-initialization", "true",
            "spring.main.banner-mode", "off",
            "spring.main.log-startup-info", "false",
            "peng.run-at", "manual");

    private Errand() {}

    /** Makes it one. */
    static void prepare(ConfigurableEnvironment environment) {
        environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, SETTINGS));
    }

    /** Whether it is one. */
    static boolean is(ConfigurableEnvironment environment) {
        return environment.getPropertySources().contains(SOURCE);
    }
}
