package dev.peng.benchmarks;

import dev.peng.benchmarks.asking.EndpointReport;
import dev.peng.benchmarks.calling.CliReport;
import dev.peng.benchmarks.crowding.ReplicasReport;
import dev.peng.benchmarks.histories.HistoriesReport;
import dev.peng.benchmarks.loading.LoadCsv;
import dev.peng.benchmarks.loading.LoadGiantDump;
import dev.peng.benchmarks.reading.ScriptReadingReport;
import dev.peng.benchmarks.running.ApplyReport;
import dev.peng.benchmarks.running.LookReport;
import dev.peng.benchmarks.serving.ServingReport;
import dev.peng.benchmarks.starting.StartReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks as commands. */
@Command(
        name = "benchmarks",
        description = "peng and its rivals side by side; run from the root of the project.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ScriptReadingReport.class,
            LoadGiantDump.class,
            LoadCsv.class,
            ApplyReport.class,
            HistoriesReport.class,
            LookReport.class,
            StartReport.class,
            EndpointReport.class,
            ReplicasReport.class,
            ServingReport.class,
            CliReport.class,
            AllReports.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    /** Runs the command that the arguments name. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
