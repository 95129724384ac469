package dev.peng.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.peng.document.FailureDocument;
import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where it is said. The result goes to standard output: lines, or one JSON document and nothing else. What happens meanwhile
 * goes there, too, unless somebody reads JSON; warnings and failures go to standard error.
 */
public final class Screen {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean quiet;
    private final Ansi ansi;

    /**
     * @param json whether a program listens
     * @param quiet whether only the result and failures are said
     * @param ansi whether in colour
     */
    public Screen(PrintStream out, PrintStream err, boolean json, boolean quiet, Ansi ansi) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.quiet = quiet;
        this.ansi = ansi;
    }

    /** Whether a program listens. */
    public boolean isJson() {
        return this.json;
    }

    /** Something has happened; with the markup of picocli. */
    public void tell(String line) {
        if (!this.json && !this.quiet) {
            this.out.println(this.ansi.string(line));
        }
    }

    /** Something should be known that is no result. */
    public void warn(String line) {
        if (!this.quiet) {
            this.err.println(this.ansi.string("@|yellow " + line + "|@"));
        }
    }

    /** The result. */
    public void answer(Answer answer) {
        if (this.json) {
            print(answer.document());
        } else {
            answer.lines().forEach(this.out::println);
        }
    }

    /** Why there is no result. */
    public void fail(FailureDocument failure, String action) {
        if (this.json) {
            print(failure);
        }
        this.err.println(
                this.ansi.string("@|bold,red error:|@ ") + failure.error().words());
        if (!action.isBlank()) {
            this.err.println();
            this.err.println(action);
        }
    }

    /** A question to people, which they answer on the same line. */
    public void ask(String question) {
        this.err.print(this.ansi.string("@|bold " + question + "|@ [y/N] "));
        this.err.flush();
    }

    private void print(Object document) {
        this.out.println(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                .build()
                .writeValueAsString(document));
    }
}
