package dev.peng.script;

import dev.peng.error.Place;
import dev.peng.error.Problem;
import java.util.List;

/**
 * A PostgreSQL script, read: its statements, its directives and everything that is wrong with it. Immutable.
 *
 * <p>Offsets are UTF-16 indexes into {@link #text()}; lines and columns count from 1, columns in characters (code
 * points).
 */
public final class Script {

    private final Lines lines;
    private final Directives directives;
    private final List<Statement> statements;
    private final List<Problem> problems;

    private Script(Lines lines, Directives directives, List<Statement> statements, List<Problem> problems) {
        this.lines = lines;
        this.directives = directives;
        this.statements = statements;
        this.problems = problems;
    }

    /**
     * Reads a script in time linear to its length. Never fails: what is wrong is among the {@link #problems()}. Where the
     * reader cannot go on, as after an open quote, it stops and keeps what it had.
     *
     * @param file the name of the script in places
     * @param text the whole of it; a byte order mark at its beginning is passed over
     */
    public static Script parse(String file, String text) {
        var lines = new Lines(file, text);
        var findings = new Findings();
        findings.addNul(text);
        var directives = new DirectiveReader(text, findings);
        var statements = new Cutter(text, directives, findings).cut();
        return new Script(lines, directives.directives(), statements, findings.problems(lines));
    }

    /** The name of the script in places. */
    public String file() {
        return this.lines.file();
    }

    /** The script as it was given. */
    public String text() {
        return this.lines.text();
    }

    /** What its leading comment block asks for. */
    public Directives directives() {
        return this.directives;
    }

    /** The statements in their order. Empty ones ({@code ;;}) are not among them. */
    public List<Statement> statements() {
        return this.statements;
    }

    /** Everything that is wrong, in the order of the places. */
    public List<Problem> problems() {
        return this.problems;
    }

    /**
     * Line and column of an offset.
     *
     * @throws IndexOutOfBoundsException if it is neither in the text nor its end
     */
    public Place placeAt(int offset) {
        return this.lines.cursor().placeAt(offset);
    }

    /**
     * The line of an offset, without its line end.
     *
     * @throws IndexOutOfBoundsException if it is neither in the text nor its end
     */
    public String lineAt(int offset) {
        return this.lines.lineAt(offset);
    }
}
