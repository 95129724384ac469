package dev.peng.benchmarks.asking;

import dev.peng.benchmarks.asking.Contestant.Words;
import dev.peng.benchmarks.frame.Numbers;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether an answer says that each of these versions is applied. For any number of threads. */
final class Check {

    private static final JsonMapper JSON = new JsonMapper();

    private final Words words;
    private final Set<String> versions;
    private volatile byte[] right = {};

    Check(Words words, Set<String> versions) {
        this.words = words;
        this.versions = Set.copyOf(versions);
    }

    /** What is wrong with it. Read is only what is not the same as the right one before. */
    Optional<String> fault(int status, byte[] answer) {
        if (status != 200) {
            return Optional.of("status " + status);
        }
        if (Arrays.equals(answer, right)) {
            return Optional.empty();
        }
        var missing = missing(answer);
        if (missing > 0) {
            return Optional.of(
                    "%s of %s versions missing".formatted(Numbers.count(missing), Numbers.count(versions.size())));
        }
        right = answer;
        return Optional.empty();
    }

    private long missing(byte[] answer) {
        var named = versions.isEmpty() ? Set.<String>of() : applied(answer);
        return versions.stream().filter(version -> !named.contains(version)).count();
    }

    private Set<String> applied(byte[] answer) {
        try {
            return JSON.readTree(answer).findParents(words.version()).stream()
                    .filter(migration -> text(migration, words.state()).equals(words.applied()))
                    .map(migration -> text(migration, words.version()))
                    .collect(Collectors.toSet());
        } catch (JacksonException e) {
            return Set.of();
        }
    }

    private static String text(JsonNode migration, String field) {
        return migration.path(field).asString("");
    }
}
