package dev.peng.benchmarks.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.frame.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that one run of the command found out.
 *
 * @param at when it began
 * @param machine what it ran on
 * @param jvmOptions of the JVMs that read
 * @param versions of the contestants
 * @param effort how long was measured
 * @param results each contestant on each corpus
 */
record Report(
        Instant at,
        Machine machine,
        List<String> jvmOptions,
        Map<String, String> versions,
        Effort effort,
        List<Result> results) {

    Report {
        jvmOptions = List.copyOf(jvmOptions);
        results = List.copyOf(results);
    }

    /** The names of the corpora in the order of the run. */
    List<String> corpora() {
        return results.stream().map(Result::corpus).distinct().toList();
    }

    /** Who was measured, in one figure: the time as a multiple of readAndDecode. */
    @JsonProperty
    List<Ratio> ratios() {
        return results.stream()
                .filter(result -> result.measured() && floor(result.corpus()).measured())
                .map(result -> Ratio.of(result, floor(result.corpus())))
                .toList();
    }

    /** Of reading and decoding alone. */
    Result floor(String corpus) {
        return result(corpus, Contestant.READ_AND_DECODE);
    }

    Result result(String corpus, Contestant contestant) {
        return results.stream()
                .filter(result -> result.corpus().equals(corpus) && result.contestant() == contestant)
                .findFirst()
                .orElseThrow();
    }
}
