package dev.peng.benchmarks.crowding;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.MigrationFolder;
import java.util.ArrayList;
import java.util.List;

/** Everybody alone and together, round by round, so that a moment in which the machine is busy meets all. */
final class Race {

    private final List<Entry> entries = new ArrayList<>();
    private final int replicas;
    private final Track track;

    Race(int replicas, Track track) {
        this.replicas = replicas;
        this.track = track;
    }

    void enter(MigrationFolder scripts) {
        entries.add(new Entry(scripts, new ArrayList<>(), new ArrayList<>()));
    }

    /** Who does not come to the end is asked no more. */
    List<Result> run(int rounds) throws Exception {
        for (var round = 1; round <= rounds; round++) {
            for (var entry : entries) {
                if (entry.result().measured()) {
                    entry.alone.add(run(round, entry.scripts, 1));
                    entry.together.add(run(round, entry.scripts, replicas));
                }
            }
        }
        return entries.stream().map(Entry::result).toList();
    }

    private Rush run(int round, MigrationFolder scripts, int count) throws Exception {
        var rush = track.run(scripts, count);
        System.out.printf(
                "%d  %-10s %3d  %-8s %s%n",
                round,
                scripts.migrator().label(),
                count,
                rush.returned() ? Numbers.time(rush.seconds()) : "–",
                rush.outcome());
        return rush;
    }

    private record Entry(MigrationFolder scripts, List<Rush> alone, List<Rush> together) {
        Result result() {
            return new Result(scripts.migrator(), alone, together);
        }
    }

    /** Where so many replicas are released. */
    interface Track {
        Rush run(MigrationFolder scripts, int replicas) throws Exception;
    }
}
