package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.source.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All migrations that exist, in the order of their versions, no version twice.
 *
 * @param migrations the usable ones
 * @param problems of all the others
 * @param warnings what is odd but does not stand in the way
 */
record MigrationSet(List<Migration> migrations, List<Problem> problems, List<Problem> warnings) {

    MigrationSet {
        migrations = migrations.stream()
                .sorted(Comparator.comparing(Migration::version))
                .toList();
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Made anew at each call. */
    Map<Version, Migration> byVersion() {
        return migrations.stream().collect(Collectors.toMap(Migration::version, Function.identity()));
    }
}
