package dev.peng.benchmarks.running;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Versions;
import dev.peng.benchmarks.migrator.Migrator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that one run of a command found out.
 *
 * @param at when it began
 * @param machine what it ran on
 * @param jvmOptions of the JVMs that migrated
 * @param versions of the migrators
 * @param postgres the major version of the server
 * @param rounds how often everybody had a turn
 * @param results each migrator in each setting
 * @param talks how often the server was asked
 */
record Report(
        Instant at,
        Machine machine,
        List<String> jvmOptions,
        Map<String, String> versions,
        int postgres,
        int rounds,
        List<Result> results,
        List<Talk> talks) {

    Report {
        results = List.copyOf(results);
        talks = List.copyOf(talks);
    }

    /** Of nothing yet, here and now. */
    static Report begun(int postgres, int rounds) {
        var versions = Versions.of(Set.of("peng", "Flyway", "Liquibase", "pgjdbc"));
        return new Report(
                Instant.now(), Machine.here(), Turn.JVM_OPTIONS, versions, postgres, rounds, List.of(), List.of());
    }

    /** The same with what was found out. */
    Report with(List<Result> found, List<Talk> heard) {
        return new Report(at, machine, jvmOptions, versions, postgres, rounds, found, heard);
    }

    /** In the order of the run. */
    List<Setting> settings() {
        return results.stream().map(Result::setting).distinct().toList();
    }

    List<Migrator> migrators() {
        return results.stream().map(Result::migrator).distinct().toList();
    }

    Result result(Setting setting, Migrator migrator) {
        return results.stream()
                .filter(result -> result.setting().equals(setting) && result.migrator() == migrator)
                .findFirst()
                .orElseThrow();
    }

    Result floor(Setting setting) {
        return result(setting, Migrator.RAW_JDBC);
    }

    /** Who was measured, in one figure: the time as a multiple of the floor. */
    @JsonProperty
    List<Ratio> ratios() {
        return results.stream()
                .filter(result -> result.measured() && floor(result.setting()).measured())
                .map(this::ratio)
                .toList();
    }

    Ratio ratio(Result result) {
        var multiple = Multiple.of(result.seconds(), floor(result.setting()).seconds());
        return new Ratio(result.setting().label(), result.migrator(), result.right(), multiple);
    }

    /** The time of a migrator as a multiple of the floor's. */
    record Ratio(String setting, Migrator migrator, boolean right, Multiple multiple) {}
}
