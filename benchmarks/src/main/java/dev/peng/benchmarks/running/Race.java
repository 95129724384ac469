package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.ArrayList;
import java.util.List;

/** Everybody in every setting, round by round, so that a moment in which the machine is busy meets all. */
final class Race {

    private final List<Entry> entries = new ArrayList<>();
    private final Track track;

    Race(List<Setting> settings, List<Migrator> migrators, Track track) {
        this.track = track;
        for (var setting : settings) {
            migrators.forEach(migrator -> entries.add(new Entry(setting, migrator)));
        }
    }

    /** Who does not come to the end is asked no more. */
    List<Result> run(int rounds) throws Exception {
        for (var round = 1; round <= rounds; round++) {
            for (var entry : entries) {
                if (entry.runs.stream().allMatch(Run::returned)) {
                    var run = track.run(entry.setting, entry.migrator);
                    entry.runs.add(run);
                    say(round, entry, run);
                }
            }
        }
        return entries.stream()
                .map(entry -> new Result(entry.setting, entry.migrator, entry.runs))
                .toList();
    }

    private static void say(int round, Entry entry, Run run) {
        System.out.printf(
                "%d  %-26s %-10s %-8s %s%n",
                round,
                entry.setting.label(),
                entry.migrator.label(),
                run.returned() ? Numbers.time(run.seconds()) : "–",
                run.outcome());
    }

    private record Entry(Setting setting, Migrator migrator, List<Run> runs) {
        Entry(Setting setting, Migrator migrator) {
            this(setting, migrator, new ArrayList<>());
        }
    }

    /** Where it is run. */
    interface Track {
        Run run(Setting setting, Migrator migrator) throws Exception;
    }
}
