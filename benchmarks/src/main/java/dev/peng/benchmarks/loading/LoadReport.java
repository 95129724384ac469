package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Preface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that one run of the command found out.
 *
 * @param at when it began
 * @param machine what it ran on
 * @param versions of peng and the driver
 * @param postgres the major version of the server
 * @param rounds how often everybody had a turn with each file
 * @param files what was loaded
 */
record LoadReport(
        Instant at, Machine machine, Map<String, String> versions, int postgres, int rounds, List<LoadedFile> files) {

    LoadReport {
        files = List.copyOf(files);
    }

    boolean right() {
        return files.stream().allMatch(LoadedFile::right);
    }

    String markdown() {
        var rows = new ArrayList<List<String>>();
        rows.add(head());
        files.forEach(file -> rows.add(file.row()));
        return new Preface(at, machine, List.of(), versions, postgres, rounds).markdown() + "\n\n"
                + MarkdownTable.of(rows) + "\n";
    }

    private List<String> head() {
        var head = new ArrayList<>(List.of(""));
        var loaders = files.get(0).loaders();
        for (var loader : loaders) {
            head.add(loader);
            if (!loader.equals(loaders.get(0))) {
                head.add("whole process");
                head.add("memory");
            }
        }
        return head;
    }
}
