package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Versions;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A report as Markdown. */
final class Tables {

    private static final List<Contestant> CUTTERS =
            Arrays.stream(Contestant.values()).filter(Contestant::cuts).toList();

    private final Report report;

    Tables(Report report) {
        this.report = report;
    }

    String markdown() {
        return preface() + "\n\n" + times() + "\n\n" + counts() + "\n";
    }

    private String preface() {
        return """
                %s; %s; %s.
                %s; rounds: %d; %d s to warm up; one reading limited to %d s.""".formatted(
                        report.at().truncatedTo(ChronoUnit.MINUTES),
                        report.machine().describe(),
                        String.join(" ", report.jvmOptions()),
                        Versions.describe(report.versions()),
                        report.effort().rounds(),
                        report.effort().warmUp().toSeconds(),
                        report.effort().limit().toSeconds());
    }

    private String times() {
        var rows = new ArrayList<List<String>>();
        rows.add(heading("time, as a multiple of readAndDecode", "readAndDecode"));
        for (var corpus : report.corpora()) {
            var floor = report.floor(corpus);
            var row = new ArrayList<>(List.of(corpus, floor.measured() ? speed(floor) : "–"));
            CUTTERS.forEach(contestant -> row.add(time(report.result(corpus, contestant), floor)));
            rows.add(row);
        }
        return MarkdownTable.of(rows);
    }

    private String counts() {
        var rows = new ArrayList<List<String>>();
        rows.add(heading("statements found", "there are"));
        for (var corpus : report.corpora()) {
            var expected = report.floor(corpus).expected();
            var row = new ArrayList<>(List.of(corpus, Numbers.count(expected)));
            CUTTERS.forEach(contestant -> row.add(count(report.result(corpus, contestant))));
            rows.add(row);
        }
        return MarkdownTable.of(rows);
    }

    private static List<String> heading(String first, String second) {
        var heading = new ArrayList<>(List.of(first, second));
        CUTTERS.forEach(contestant -> heading.add(contestant.label()));
        return heading;
    }

    private static String time(Result result, Result floor) {
        if (!result.measured() || !floor.measured()) {
            return result.trial().returned() ? "–" : result.trial().outcome();
        }
        return Ratio.of(result, floor).text() + ", " + speed(result);
    }

    private static String speed(Result result) {
        return Numbers.rounded(result.megabytesPerSecond()) + " MB/s";
    }

    private static String count(Result result) {
        var trial = result.trial();
        if (!trial.returned()) {
            return trial.outcome();
        }
        return Numbers.count(trial.statements()) + (trial.right() ? "" : " (wrong)");
    }
}
