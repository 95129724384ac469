package dev.peng.test;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What a test context is told beside the application's own settings. */
final class TestSettings {

    /** Whose seeds are wanted, where the test says so. */
    static final String SEEDS = "peng.test.seeds";

    /**
     * Pools are to give way when the database changes under them, and idle connections of cached contexts would use up
     * those of the server. The application's own settings win.
     */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.datasource.hikari.allow-pool-suspension", true,
            "spring.datasource.hikari.minimum-idle", 0,
            "spring.datasource.tomcat.validation-interval", 0);

    private TestSettings() {}

    static void add(ConfigurableEnvironment environment, @Nullable Set<String> seeds) {
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("pengTest", overrides(seeds)));
        sources.addLast(new MapPropertySource("pengTestDefaults", DEFAULTS));
    }

    // Slices would replace the DataSource, and there is no other process to wait for.
    private static Map<String, Object> overrides(@Nullable Set<String> seeds) {
        var overrides =
                new HashMap<String, Object>(Map.of("spring.test.database.replace", "none", "peng.mode", "migrate"));
        if (seeds != null) {
            overrides.put(SEEDS, String.join(",", seeds));
            overrides.put("peng.seeds.profiles", String.join(",", seeds));
        }
        return overrides;
    }
}
