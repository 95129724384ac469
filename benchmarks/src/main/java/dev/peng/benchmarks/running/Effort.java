package dev.peng.benchmarks.running;

import dev.peng.benchmarks.migrator.Migrator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** How much is measured; options of the commands. */
final class Effort {

    private static final int ROUNDS = 5;

    @Option(names = "--counts", split = ",", description = "How many migrations, for example 10,100.")
    private List<Integer> counts = List.of();

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 5, with --quick 1).")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            description = "Who takes part, besides raw JDBC: ${COMPLETION-CANDIDATES} (default: all).")
    private Set<Migrator> only = EnumSet.noneOf(Migrator.class);

    /** The floor, and who is measured against it. */
    List<Migrator> migrators() {
        return Arrays.stream(Migrator.values())
                .filter(migrator -> migrator == Migrator.RAW_JDBC || only.isEmpty() || only.contains(migrator))
                .toList();
    }

    /** What was asked for, or else these. */
    List<Integer> counts(List<Integer> otherwise) {
        return counts.isEmpty() ? otherwise : counts;
    }

    int rounds(boolean quick) {
        return rounds > 0 ? rounds : quick ? 1 : ROUNDS;
    }
}
