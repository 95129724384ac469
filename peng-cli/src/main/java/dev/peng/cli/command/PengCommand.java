package dev.peng.cli.command;

import dev.peng.cli.output.Screen;
import dev.peng.cli.output.Terminal;
import dev.peng.cli.setting.Given;
import dev.peng.cli.setting.LocalServer;
import dev.peng.cli.setting.Project;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** {@code peng}: what all commands share. */
@Command(
        name = "peng",
        description = "PostgreSQL migrations, seeds and queries.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Release.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
public final class PengCommand implements AutoCloseable {

    @Mixin
    private final Shared shared = new Shared();

    private final Path folder;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Interruption interruption;
    private final Function<Given, Project> finding;
    private final Terminal terminal;
    private final LocalServer local = new LocalServer(news -> screen().note(news));

    /**
     * @param folder where it was called
     * @param environment variables of the process
     * @param out standard output
     * @param err standard error
     * @param interruption watches over what it does
     * @param finding finds the project
     */
    public PengCommand(
            Path folder,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            Interruption interruption,
            Function<Given, Project> finding) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
        this.interruption = interruption;
        this.finding = finding;
        this.terminal = Terminal.of(environment);
    }

    /** Where the results of this call go. */
    public Screen screen() {
        return new Screen(this.out, this.err, this.shared.manner(), this.terminal);
    }

    /** Columns of help. */
    public int helpWidth() {
        return this.terminal.helpWidth();
    }

    /** Whether help is in colour. */
    public Ansi colours() {
        return this.terminal.outColours();
    }

    /** A call of one of the commands, by what was typed. */
    Invocation invocation(String command) {
        return new Invocation(command, screen(), this.shared.isConfirmed(), this::project, this.interruption);
    }

    /** Says something that is for another program, as it is. */
    void print(String text) {
        this.out.println(text);
    }

    /** Where rows are written, which are for another program, too. */
    PrintStream out() {
        return this.out;
    }

    /** Whether one JSON document is wanted. */
    boolean isJson() {
        return this.shared.manner().json();
    }

    /** Whether the log of the engine is to be seen. */
    public boolean isVerbose() {
        return this.shared.isVerbose();
    }

    /** Whether only the result and failures are said. */
    public boolean isQuiet() {
        return this.shared.manner().quiet();
    }

    Path folder() {
        return this.folder;
    }

    /** What it works on, as it is found now. */
    Project project() {
        var found = this.finding.apply(given());
        return this.shared.isLocal() ? found.on(this.local) : found;
    }

    /** What was said of it. */
    public Given given() {
        return this.shared.given(this.folder, this.environment);
    }

    /** Stops what was started for this call. */
    @Override
    public void close() {
        this.local.close();
    }
}
