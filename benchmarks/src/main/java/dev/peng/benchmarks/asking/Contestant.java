package dev.peng.benchmarks.asking;

import dev.peng.benchmarks.migrator.Migrator;
import java.util.List;
import java.util.stream.Stream;

/** An application and what it is asked for. */
enum Contestant {
    /** The floor: an answer of a few bytes. */
    PLAIN("plain, liveness", Migrator.RAW_JDBC, "plain", "health/liveness", new Words("", "", "")),
    /** From memory. */
    PENG("peng", Migrator.PENG, "peng", "peng", new Words("version", "state", "applied")),
    /** Reads its files and its history each time, on two connections. */
    FLYWAY("Flyway", Migrator.FLYWAY, "flyway", "flyway", Words.FLYWAY),
    /** The same with a pool in which each of fifty readers finds the second one, too. */
    FLYWAY_LARGE_POOL(
            "Flyway, pool of 60",
            Migrator.FLYWAY,
            "flyway",
            "flyway",
            Words.FLYWAY,
            "spring.datasource.hikari.maximum-pool-size=60"),
    /** Reads its history each time. */
    LIQUIBASE("Liquibase", Migrator.LIQUIBASE, "liquibase", "liquibase", new Words("id", "execType", "EXECUTED"));

    private static final List<String> ALWAYS = List.of(
            "management.endpoints.web.exposure.include=health,peng,flyway,liquibase",
            "server.tomcat.max-keep-alive-requests=-1");

    private final String label;
    private final Migrator migrator;
    private final String application;
    private final String path;
    private final Words words;
    private final List<String> settings;

    Contestant(String label, Migrator migrator, String application, String path, Words words, String... settings) {
        this.label = label;
        this.migrator = migrator;
        this.application = application;
        this.path = path;
        this.words = words;
        this.settings = List.of(settings);
    }

    /** Its name in tables. */
    String label() {
        return label;
    }

    /** For whom the migrations are written; the floor has nobody who applies them. */
    Migrator migrator() {
        return migrator;
    }

    /** The name of the class path that it is started with. */
    String application() {
        return application;
    }

    /** Whether its answers name migrations. */
    boolean namesMigrations() {
        return this != PLAIN;
    }

    /** Below {@code /actuator}. */
    String path() {
        return path;
    }

    /** Of its answers. */
    Words words() {
        return words;
    }

    /** That it is started with: endpoints are shown, and a connection may be used as often as one likes. */
    List<String> settings() {
        return Stream.concat(ALWAYS.stream(), settings.stream()).toList();
    }

    /**
     * What an applied migration looks like in JSON.
     *
     * @param version the name of the field that has its version
     * @param state the name of the field that has its state
     * @param applied the state
     */
    record Words(String version, String state, String applied) {
        private static final Words FLYWAY = new Words("version", "state", "SUCCESS");
    }
}
