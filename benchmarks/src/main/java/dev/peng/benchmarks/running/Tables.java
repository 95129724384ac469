package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A report as Markdown. */
final class Tables {

    private static final String NONE = "–";

    private final Report report;

    Tables(Report report) {
        this.report = report;
    }

    /** The measurements and what was heard on the line. */
    String markdown(String talks) {
        return preface() + "\n\n" + times() + "\n\n" + processes() + "\n\n" + talks + "\n";
    }

    /** A label, and a cell for each. */
    static List<String> row(String label, List<Migrator> migrators, Function<Migrator, String> cell) {
        var row = new ArrayList<>(List.of(label));
        migrators.stream().map(cell).forEach(row::add);
        return row;
    }

    private String preface() {
        return new Preface(
                        report.at(),
                        report.machine(),
                        report.jvmOptions(),
                        report.versions(),
                        report.postgres(),
                        report.rounds())
                .markdown();
    }

    private String times() {
        var rows = new ArrayList<List<String>>();
        rows.add(row("time of the call, as a multiple of raw JDBC", report.migrators(), Migrator::label));
        for (var setting : report.settings()) {
            rows.add(row(setting.label(), report.migrators(), migrator -> time(report.result(setting, migrator))));
        }
        return MarkdownTable.of(rows);
    }

    private String time(Result result) {
        if (!result.measured()) {
            return result.outcome();
        }
        var time = Numbers.time(result.median(Run::seconds));
        if (result.migrator() == Migrator.RAW_JDBC) {
            return (result.right() ? "" : "wrong: ") + time;
        }
        return report.floor(result.setting()).measured()
                ? report.ratio(result).multiple().text(result.right()) + ", " + time
                : NONE;
    }

    private String processes() {
        var rows = new ArrayList<List<String>>();
        rows.add(row("whole process, most memory", report.migrators(), Migrator::label));
        for (var setting : report.settings()) {
            if (setting.warmth() == Warmth.FRESH) {
                rows.add(row(
                        setting.label(), report.migrators(), migrator -> process(report.result(setting, migrator))));
            }
        }
        return MarkdownTable.of(rows);
    }

    private static String process(Result result) {
        return result.measured()
                ? "%s, %s MB"
                        .formatted(
                                Numbers.time(result.median(Run::processSeconds)),
                                Numbers.count(Math.round(result.median(Run::residentBytes) / 1e6)))
                : NONE;
    }
}
