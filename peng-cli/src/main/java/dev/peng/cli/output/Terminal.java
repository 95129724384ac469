package dev.peng.cli.output;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Which streams of this process people see, and what can be shown there.
 *
 * @param environment variables of the process
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 */
public record Terminal(Map<String, String> environment, boolean out, boolean err) {

    private static final int USUAL = 80;
    // picocli refuses less.
    private static final int LEAST_OF_HELP = 55;

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** Of this process. */
    public static Terminal of(Map<String, String> environment) {
        return new Terminal(environment, isTerminal(1), isTerminal(2));
    }

    /** Whether somebody can be asked. */
    boolean isInteractive() {
        return this.err && hasConsole();
    }

    /** Whether a line can be written over, and nothing of that gets into a file or a pipe. */
    boolean showsProgress() {
        return this.out && this.err && !isDumb();
    }

    /** Whether more than ASCII can be shown. */
    boolean isUnicode() {
        return System.getProperty("native.encoding", "").startsWith("UTF");
    }

    /** Whether standard output is in colour. */
    public Ansi outColours() {
        return colours(this.out);
    }

    /** Whether standard error is in colour. */
    Ansi errColours() {
        return colours(this.err);
    }

    /** Columns of standard output: {@code COLUMNS}, or what the terminal says, or 80. */
    int width() {
        var columns = variable("COLUMNS");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : measured();
    }

    /** Columns for help. */
    public int helpWidth() {
        return this.out ? Math.max(width(), LEAST_OF_HELP) : USUAL;
    }

    private static int measured() {
        return canMeasure() ? asked() : USUAL;
    }

    // A process that has no terminal of its own, though its output is one, would be told so on standard error.
    private static boolean canMeasure() {
        try {
            Files.newInputStream(Path.of("/dev/tty")).close();
            return true;
        } catch (IOException e) {
            return isWindows();
        }
    }

    private static int asked() {
        return CommandSpec.create().usageMessage().autoWidth(true).width();
    }

    private Ansi colours(boolean terminal) {
        if (!variable("NO_COLOR").isEmpty()) {
            return Ansi.OFF;
        }
        if (!variable("CLICOLOR_FORCE").isEmpty() && !variable("CLICOLOR_FORCE").equals("0")) {
            return Ansi.ON;
        }
        return terminal && !isDumb() && !variable("CLICOLOR").equals("0") ? ofTerminal() : Ansi.OFF;
    }

    // Old consoles of Windows know no colours.
    private static Ansi ofTerminal() {
        return isWindows() ? Ansi.AUTO : Ansi.ON;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private boolean isDumb() {
        return variable("TERM").equals("dumb");
    }

    private String variable(String name) {
        return this.environment.getOrDefault(name, "");
    }

    // Linux says what each stream is; elsewhere Java knows only of input and output together.
    private static boolean isTerminal(int descriptor) {
        try {
            var stream = Path.of("/proc/self/fd/" + descriptor);
            return Files.isSymbolicLink(stream)
                    ? Files.readSymbolicLink(stream).toString().matches("/dev/(pts/|tty|console).*")
                    : hasConsole();
        } catch (IOException e) {
            return hasConsole();
        }
    }

    // From Java 22 on there is always a console, which knows whether it is a terminal.
    private static boolean hasConsole() {
        var console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
