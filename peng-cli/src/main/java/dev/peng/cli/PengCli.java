package dev.peng.cli;

import dev.peng.cli.command.Commands;
import dev.peng.cli.command.Interruption;
import dev.peng.cli.command.PengCommand;
import dev.peng.cli.setting.Settings;
import dev.peng.document.FailureDocument;
import dev.peng.error.PengException;
import dev.peng.error.UnexpectedException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command {@code peng}. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 problems refused the plan, 4 the lock was not free in
 * time, 5 drift was found by {@code drift --check}, 6 not confirmed.
 */
public final class PengCli {

    /** Logs notices and warnings of the server. */
    static final String SAID_BY_SERVER = "dev.peng.session.ScriptRunner";

    /** Of the driver, which shows URLs in full, with passwords; held, or the level of it is forgotten. */
    private static final Logger OF_DRIVER = Logger.getLogger("org.postgresql");

    private PengCli() {}

    /** Runs one command and ends the process. */
    public static void main(String[] args) {
        OF_DRIVER.setLevel(Level.OFF);
        var interruption = Interruption.ofThisThread();
        var peng = new PengCommand(Path.of(""), System.getenv(), System.out, System.err, interruption, Settings::of);
        var exitCode = line(peng, System.out, System.err, args).execute(args);
        peng.close();
        interruption.close();
        System.exit(exitCode);
    }

    /** The command line, with everything that can go wrong on it. */
    static CommandLine line(PengCommand peng, PrintStream out, PrintStream err, String... args) {
        var commands = Commands.of(peng);
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(peng.colours()));
        if (Stream.of(args).anyMatch(arg -> arg.matches("-h|--help"))) {
            // Not always, as it starts a process to find out.
            commands.setUsageHelpWidth(peng.helpWidth());
        }
        commands.setExecutionExceptionHandler((failure, line, parsed) -> failed(peng, failure, parsed));
        commands.setParameterExceptionHandler((wrong, typed) -> misused(peng, wrong));
        commands.setExecutionStrategy(parsed -> execute(peng, parsed));
        return commands;
    }

    // The log goes to standard error. What the server warns of is for people even if nothing else is.
    private static int execute(PengCommand peng, ParseResult parsed) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", peng.isVerbose() ? "info" : "error");
        if (!peng.isVerbose() && !peng.isQuiet()) {
            System.setProperty("org.slf4j.simpleLogger.log." + SAID_BY_SERVER, "warn");
        }
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int misused(PengCommand peng, ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        var failure = FailureDocument.of(command, "WRONG_USAGE", String.valueOf(wrong.getMessage()));
        peng.screen().fail(failure, "See " + command + " --help.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(PengCommand peng, Exception thrown, ParseResult parsed) {
        var failure = thrown instanceof PengException foreseen ? foreseen : new UnexpectedException(thrown);
        peng.screen().fail(FailureDocument.of(words(parsed).strip(), failure), failure.action());
        return failure.code().exitCode();
    }

    private static String words(ParseResult parsed) {
        return parsed.hasSubcommand()
                ? parsed.subcommand().commandSpec().name() + " " + words(parsed.subcommand())
                : "";
    }
}
