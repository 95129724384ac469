package dev.peng.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.peng.document.FailureDocument;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where it is said. The result goes to standard output: lines, or one JSON document and nothing else. What happens meanwhile
 * goes there, too, unless somebody reads JSON; warnings and failures go to standard error.
 */
public final class Screen {

    private static final Manner PLAIN = new Manner(false, false, false);

    private final PrintStream out;
    private final PrintStream err;
    private final Manner manner;
    private final Terminal terminal;

    /**
     * @param out standard output
     * @param err standard error
     * @param manner how much is said
     * @param terminal where people may be
     */
    public Screen(PrintStream out, PrintStream err, Manner manner, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.manner = manner;
        this.terminal = terminal;
    }

    /**
     * How much is said.
     *
     * @param json whether a program listens
     * @param quiet whether only the result and failures are said
     * @param verbose whether the log of the engine goes to standard error, too
     */
    public record Manner(boolean json, boolean quiet, boolean verbose) {}

    /** Whether people are there to answer a question. */
    public boolean isInteractive() {
        return !this.manner.json && this.terminal.isInteractive();
    }

    /** What shows how far a run is; nothing where nobody sees it. */
    ProgressLine progress() {
        return this.manner.equals(PLAIN) && this.terminal.showsProgress()
                ? new ProgressBarLine(this.err, this.terminal)
                : ProgressLine.NONE;
    }

    /** Something has happened; with the markup of picocli. */
    public void tell(String line) {
        if (!this.manner.json && !this.manner.quiet) {
            this.out.println(this.terminal.outColours().string(line));
        }
    }

    /** Something that helps to understand the result. */
    public void note(String line) {
        if (!this.manner.quiet) {
            this.err.println(line);
        }
    }

    /** Something should be known that is no result. */
    public void warn(String line) {
        if (!this.manner.quiet) {
            this.err.println(errColours().string("@|yellow " + line + "|@"));
        }
    }

    /** A table: on a terminal as wide as that is, if its columns allow it, and in full elsewhere. */
    public List<String> lines(Table table) {
        return table.lines(
                this.terminal.out() ? this.terminal.width() : Integer.MAX_VALUE,
                this.terminal.isUnicode() ? "\u2026" : "...");
    }

    /** The result. */
    public void answer(Answer answer) {
        if (this.manner.json) {
            print(answer.document());
        } else {
            answer.lines().forEach(this.out::println);
        }
    }

    /** Why there is no result. */
    public void fail(FailureDocument failure, String action) {
        if (this.manner.json) {
            print(failure);
        }
        this.err.println(
                errColours().string("@|bold,red error:|@ ") + failure.error().words());
        if (!action.isBlank()) {
            this.err.println();
            this.err.println(action);
        }
    }

    /** A question to people, which they answer on the same line. */
    public void ask(String question) {
        this.err.print(errColours().string("@|bold " + question + "|@ [y/N] "));
        this.err.flush();
    }

    private Ansi errColours() {
        return this.terminal.errColours();
    }

    private void print(Object document) {
        this.out.println(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                .build()
                .writeValueAsString(document));
    }
}
