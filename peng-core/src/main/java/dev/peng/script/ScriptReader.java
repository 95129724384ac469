package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.lexer.CopyData;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.SourceLine;
import dev.peng.script.Verdict.Backslashes;
import dev.peng.script.Verdict.Begin;
import dev.peng.script.Verdict.Encoding;
import dev.peng.script.Verdict.Refused;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script statement by statement, cut as psql cuts it: at each semicolon that is not inside parentheses
 * ({@code create rule … do (a; b)}) and not inside the body of a routine. Of the script only one statement at a time is in
 * memory. Not thread-safe.
 *
 * <p>Never fails because of what it reads: what is wrong is a problem, and where the reader cannot go on, as after an open
 * quote, the script ends for it. Every method may throw {@link java.io.UncheckedIOException}.
 */
public final class ScriptReader implements AutoCloseable {

    private final String file;
    private final Lexer lexer;
    private final Findings findings;
    private final PartCollector parts;
    private final Cutter cutter;
    private boolean found;
    private Verdict verdict = Verdict.done("");
    private @Nullable Place place;
    private @Nullable CopyData data;

    /**
     * Begins with a script.
     *
     * @param file the name of the script in places
     * @param in the script, in UTF-8; closed together with the reader
     * @param placeholders for scripts that ask for them
     */
    public ScriptReader(String file, InputStream in, Placeholders placeholders) {
        this.file = file;
        this.lexer = new Lexer(in);
        this.findings = new Findings(file, this.lexer);
        this.parts = new PartCollector(this.findings);
        this.cutter = new Cutter(file, this.lexer, this.findings, placeholders, this.parts);
    }

    /**
     * Moves to the next statement to send, and says whether there is one. Empty ones ({@code ;;}) are none, nor are
     * {@code begin} and {@code commit}, which only divide the script into parts.
     */
    public boolean next() {
        skipData();
        this.found = false;
        this.data = null;
        while (!this.found && this.cutter.next()) {
            this.place = this.lexer.placeOf(this.file, this.cutter.first());
            this.cutter.checkSubstitutions();
            this.findings.place();
            this.verdict = this.cutter.verdict();
            if (this.cutter.has(Directive.TRANSACTION)) {
                this.parts.divide();
            }
            if (this.verdict.effect() instanceof Begin begin && begin.hasOptions()) {
                this.cutter.sendOptionsOfBegin();
            }
            this.found = this.cutter.isText() && take(this.place) && this.parts.add(this.place, this.verdict);
        }
        this.findings.place();
        return this.found;
    }

    /** The statement that was found. */
    public Statement statement() {
        if (!this.found || this.place == null) {
            throw new IllegalStateException("there is no statement here");
        }
        return new Statement(
                this.cutter.first(),
                this.place,
                this.cutter.sql(),
                this.verdict.command(),
                this.verdict.transactionality(),
                this.verdict.answer());
    }

    /** Where the statement begins, which was found. */
    public long offset() {
        return this.cutter.first();
    }

    /** How many parts have begun so far; the statement belongs to the last of them. */
    public int part() {
        return this.parts.begun();
    }

    /** The data of a statement that is answered with {@link Answer#DATA_IN}; what is not read of it is passed over. */
    public CopyData data() {
        if (this.data == null) {
            this.data = this.lexer.data();
        }
        return this.data;
    }

    /**
     * The character of the script to which the server points. One outside of the statement is taken for the nearest end of
     * it, because an error report must not fail. Ask before reading data.
     *
     * @param position counted in characters from 1 (manual, section 55.8, field {@code P}); 0 is the beginning
     */
    public Spot spotOf(int position) {
        var offset = this.cutter.offsetOf(Math.max(position, 1) - 1, this.cutter.sql());
        return new Spot(this.lexer.placeOf(this.file, offset), this.lexer.lineAround(offset));
    }

    /**
     * A line of the data, which must not have been read before.
     *
     * @param number counted from 1
     */
    public Spot spotOfData(int number) {
        var data = data();
        var line = new DataLine(number);
        while (!line.isWhole() && data.next()) {
            line.add(data.bytes(), data.from(), data.length());
        }
        var place = new Place(this.file, data.firstLine() + number - 1, 1);
        return new Spot(place, new SourceLine("", line.text()));
    }

    /** Whether the statement stands in a block {@code begin … commit} of the script. */
    boolean isInBlock() {
        return this.parts.isInBlock();
    }

    /** What the leading comment block asks for. All of it is known when the first statement is. */
    public Directives directives() {
        return this.cutter.directives();
    }

    @Override
    public void close() {
        this.lexer.close();
    }

    /** The parts, when there is no further statement. */
    List<Part> parts() {
        return this.parts.parts();
    }

    /** The length of the script in bytes of UTF-8, when there is no further statement. */
    long size() {
        return this.lexer.endOfText();
    }

    /** Everything that is wrong, when there is no further statement. */
    List<Problem> problems() {
        this.lexer.placeOf(this.file, this.lexer.endOfText());
        this.lexer
                .firstNul(this.file)
                .ifPresent(at -> this.findings.add(
                        at, ErrorCode.SYNTAX, "a NUL character", "Remove it, or save the file as UTF-8."));
        return this.findings.problems();
    }

    /** Does what the statement means for the reader, and says whether it is sent. */
    private boolean take(Place place) {
        var effect = this.verdict.effect();
        if (effect instanceof Refused refused) {
            this.findings.refuse(place, refused.refusal(), this.verdict.command());
        } else if (effect instanceof Backslashes backslashes) {
            this.lexer.readBackslashes(backslashes.escape());
        } else if (effect instanceof Encoding encoding) {
            return readAs(place, encoding);
        }
        return true;
    }

    /** The driver ends a connection whose encoding is not its own, so another one is the reader's business alone. */
    private boolean readAs(Place place, Encoding encoding) {
        var next = Encodings.charset(encoding.name());
        if (next.isPresent() && next.get().equals(this.cutter.charset())) {
            return this.cutter.charset().equals(StandardCharsets.UTF_8);
        }
        if (next.isEmpty() || !this.cutter.charset().equals(StandardCharsets.UTF_8)) {
            this.findings.refuse(place, Refusal.ENCODING, this.verdict.command());
            return true;
        }
        this.cutter.readAs(next.get(), encoding.name());
        return false;
    }

    private void skipData() {
        if (this.found && this.verdict.answer() == Answer.DATA_IN) {
            var rest = data();
            while (rest.next()) {}
        }
    }
}
