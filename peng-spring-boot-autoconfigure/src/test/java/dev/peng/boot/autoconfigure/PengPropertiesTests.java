package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.PengConfig;
import dev.peng.boot.DriftHealth;
import dev.peng.boot.Mode;
import dev.peng.boot.OnFailure;
import dev.peng.boot.PendingHealth;
import dev.peng.boot.RunAt;
import dev.peng.migration.MissingDown;
import dev.peng.migration.Policy;
import dev.peng.seed.SeedChange;
import dev.peng.session.Pooler;
import dev.peng.source.Location;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PengPropertiesTests {

    /**
     * Every key of the engine with a value that is not its default.
     *
     * @param key below {@code peng}
     * @param text as a user writes it
     * @param setting where it arrives in {@link PengConfig}
     * @param value what arrives there
     */
    record Mapped(String key, String text, String setting, Object value) {}

    /** The keys that the engine does not know. */
    private static final Set<String> OF_SPRING_BOOT_ALONE = Set.of(
            "enabled",
            "run-at",
            "mode",
            "exit-after-run",
            "on-failure",
            "seeds.enabled",
            "connect.timeout",
            "datasource.bean",
            "datasource.url",
            "datasource.username",
            "datasource.password",
            "gate.enabled",
            "gate.retry-after",
            "gate.pass",
            "health.pending",
            "health.drift",
            "health.readiness",
            "files.enabled",
            "generate.class-name",
            "generate.sources",
            "mcp.enabled",
            "mcp.allowed-origins",
            "status.refresh-interval");

    /** The settings that come from elsewhere: {@code spring.application.name}, or are for other front ends. */
    private static final Set<String> WITHOUT_A_KEY =
            Set.of("run.history.application", "run.history.actor", "run.lock.fixed");

    static Stream<Mapped> mapped() {
        return Stream.of(
                new Mapped("schema", "ops", "run.history.schema", "ops"),
                new Mapped("run-lock.timeout", "3m", "run.lock.timeout", Duration.ofMinutes(3)),
                new Mapped("run-lock.poll-interval", "50ms", "run.lock.pollInterval", Duration.ofMillis(50)),
                new Mapped("timeouts.lock", "5s", "run.session.timeouts.lock", Duration.ofSeconds(5)),
                new Mapped("timeouts.statement", "1h", "run.session.timeouts.statement", Duration.ofHours(1)),
                new Mapped("datasource.pooler", "session", "run.session.pooler", Pooler.SESSION),
                new Mapped("retries.max-attempts", "3", "run.retries.maxAttempts", 3),
                new Mapped("retries.initial-interval", "2s", "run.retries.initialInterval", Duration.ofSeconds(2)),
                new Mapped("retries.max-interval", "9s", "run.retries.maxInterval", Duration.ofSeconds(9)),
                new Mapped("retries.max-duration", "1m", "run.retries.maxDuration", Duration.ofMinutes(1)),
                new Mapped(
                        "migrations.locations",
                        "classpath:one,filesystem:two",
                        "migrations.locations",
                        List.of(Location.parse("classpath:one"), Location.parse("filesystem:two"))),
                new Mapped("migrations.out-of-order", "warn", "migrations.outOfOrder", Policy.WARN),
                new Mapped("migrations.changed", "warn", "migrations.changed", Policy.WARN),
                new Mapped("migrations.missing-down", "allow", "migrations.missingDown", MissingDown.ALLOW),
                new Mapped("migrations.orphaned", "error", "migrations.orphaned", Policy.ERROR),
                new Mapped("migrations.auto-split", "false", "migrations.autoSplit", false),
                new Mapped("migrations.stored-down", "false", "migrations.storedDown", false),
                new Mapped("seeds.changed", "rerun", "seeds.changed", SeedChange.RERUN),
                new Mapped(
                        "seeds.locations",
                        "classpath:three",
                        "seeds.locations",
                        List.of(Location.parse("classpath:three"))),
                new Mapped(
                        "queries.locations",
                        "classpath:four",
                        "queries.locations",
                        List.of(Location.parse("classpath:four"))),
                new Mapped("placeholders.role", "app", "placeholders", Map.of("role", "app")),
                new Mapped("seeds.profiles", "dev,demo", "seeds.profiles", Set.of("dev", "demo")));
    }

    @Test
    void anEmptyEnvironmentGivesTheDefaultsOfTheEngine() {
        var config = bind(Map.of()).config("", Set.of());

        assertThat(Leaves.of(config)).isEqualTo(Leaves.of(PengConfig.DEFAULT));
    }

    @Test
    void anEmptyEnvironmentRunsMigrationsAndSeedsWhenTheApplicationIsReady() {
        var properties = bind(Map.of());

        assertThat(properties.enabled()).isTrue();
        assertThat(properties.runAt()).isEqualTo(RunAt.READY);
        assertThat(properties.mode()).isEqualTo(Mode.MIGRATE);
        assertThat(properties.exitAfterRun()).isFalse();
        assertThat(properties.onFailure()).isEqualTo(OnFailure.FAIL);
        assertThat(properties.seeds().enabled()).isTrue();
        assertThat(properties.gate()).isEqualTo(new PengProperties.Gate(true, Duration.ofSeconds(5), List.of()));
        assertThat(properties.health()).isEqualTo(new PengProperties.Health(null, DriftHealth.IGNORE, false));
    }

    @ParameterizedTest
    @MethodSource("mapped")
    void aKeyArrivesAtItsSettingAndNowhereElse(Mapped mapped) {
        var config = bind(Map.of("peng." + mapped.key(), mapped.text())).config("", Set.of());

        assertThat(changes(config)).isEqualTo(Map.of(mapped.setting(), mapped.value()));
    }

    @Test
    void everyKeyIsMappedOrOfSpringBootAlone() {
        var known = Stream.concat(
                mapped().map(Mapped::key).map(key -> key.replaceFirst("^placeholders\\..*", "placeholders")),
                OF_SPRING_BOOT_ALONE.stream());

        assertThat(keys()).containsExactlyInAnyOrderElementsOf(known.toList());
    }

    @Test
    void everySettingOfTheEngineHasAKey() {
        var known = Stream.concat(mapped().map(Mapped::setting), WITHOUT_A_KEY.stream());

        assertThat(Leaves.paths(PengConfig.class)).containsExactlyInAnyOrderElementsOf(known.toList());
    }

    @Test
    void theNameOfTheApplicationAndItsProfilesArrive() {
        var config = bind(Map.of()).config("library", Set.of("dev"));

        assertThat(changes(config))
                .isEqualTo(Map.of("run.history.application", "library", "seeds.profiles", Set.of("dev")));
    }

    @Test
    void theKeysOfSpringBootAloneAreBound() {
        var properties = bind(Map.of(
                "peng.enabled", "false",
                "peng.run-at", "manual",
                "peng.mode", "wait",
                "peng.exit-after-run", "true",
                "peng.on-failure", "refuse-traffic",
                "peng.seeds.enabled", "false",
                "peng.gate.enabled", "false",
                "peng.gate.retry-after", "1m",
                "peng.gate.pass", "/ping, /status/**"));

        assertThat(properties.enabled()).isFalse();
        assertThat(properties.runAt()).isEqualTo(RunAt.MANUAL);
        assertThat(properties.mode()).isEqualTo(Mode.WAIT);
        assertThat(properties.exitAfterRun()).isTrue();
        assertThat(properties.onFailure()).isEqualTo(OnFailure.REFUSE_TRAFFIC);
        assertThat(properties.seeds().enabled()).isFalse();
        assertThat(properties.gate())
                .isEqualTo(new PengProperties.Gate(false, Duration.ofMinutes(1), List.of("/ping", "/status/**")));
    }

    @Test
    void theKeysOfHealthAreBound() {
        var properties = bind(Map.of(
                "peng.health.pending", "out-of-service", "peng.health.drift", "down", "peng.health.readiness", "true"));

        assertThat(properties.health())
                .isEqualTo(new PengProperties.Health(PendingHealth.OUT_OF_SERVICE, DriftHealth.DOWN, true));
    }

    @Test
    void theIntervalOfLooksIsBound() {
        assertThat(bind(Map.of()).status().refreshInterval()).isNull();
        assertThat(bind(Map.of("peng.status.refresh-interval", "30s")).status().refreshInterval())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void saysNobodysPassword() {
        var properties = bind(Map.of(
                "peng.datasource.url", "jdbc:postgresql://localhost/own?password=hidden",
                "peng.datasource.password", "hidden"));

        assertThat(properties.datasource().password()).isEqualTo("hidden");
        assertThat(properties).asString().doesNotContain("hidden");
    }

    static Set<String> keys() {
        return Leaves.paths(PengProperties.class).stream()
                .map(path -> path.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static PengProperties bind(Map<String, String> environment) {
        return new Binder(new MapConfigurationPropertySource(environment)).bindOrCreate("peng", PengProperties.class);
    }

    private static Map<String, Object> changes(PengConfig config) {
        var changes = new HashMap<>(Leaves.of(config));
        Leaves.of(PengConfig.DEFAULT)
                .forEach((path, value) -> changes.computeIfPresent(
                        path, (same, changed) -> Objects.equals(value, changed) ? null : changed));
        changes.values().removeIf(Objects::isNull);
        return changes;
    }
}
