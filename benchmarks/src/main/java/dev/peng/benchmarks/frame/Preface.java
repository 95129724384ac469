package dev.peng.benchmarks.frame;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands above tables: where the figures come from.
 *
 * @param at when the run began
 * @param machine what it ran on
 * @param jvmOptions of the JVMs that were measured
 * @param versions of those who took part
 * @param postgres the major version of the server
 * @param rounds how often everybody had a turn
 */
public record Preface(
        Instant at, Machine machine, List<String> jvmOptions, Map<String, String> versions, int postgres, int rounds) {

    /** As Markdown, without a line end behind it. */
    public String markdown() {
        return "%s.\n%s; PostgreSQL %d on the same machine, without fsync; rounds: %d.%s"
                .formatted(
                        where(),
                        Versions.describe(versions),
                        postgres,
                        rounds,
                        machine.wasBusy()
                                ? "\n**The machine was busy with other work, and the figures are coarse.**"
                                : "");
    }

    private String where() {
        var options = String.join(" ", jvmOptions);
        return Stream.of(at.truncatedTo(ChronoUnit.MINUTES).toString(), machine.describe(), options)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
