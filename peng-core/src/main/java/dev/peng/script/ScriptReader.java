package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.lexer.CopyData;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.SourceLine;
import dev.peng.lexer.TokenKind;
import dev.peng.script.Verdict.Backslashes;
import dev.peng.script.Verdict.Begin;
import dev.peng.script.Verdict.Encoding;
import dev.peng.script.Verdict.Refused;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static final long NONE = -1;

    private final String file;
    private final Placeholders placeholders;
    private final Lexer lexer;
    private final Findings findings;
    private final DirectiveReader directives;
    private final PartCollector parts;
    private final RoutineBody body = new RoutineBody();
    private final Talk talk = new Talk();
    private final List<Substitution> substitutions = new ArrayList<>();
    private boolean leading = true;
    private boolean ended;
    private boolean found;
    private long first = NONE;
    private long last;
    private int depth;
    private long outermost;
    private Verdict verdict = Verdict.done("");
    private @Nullable Place place;
    private @Nullable CopyData data;
    private Charset charset = StandardCharsets.UTF_8;
    private String encoding = this.charset.name();

    /**
     * Begins with a script.
     *
     * @param file the name of the script in places
     * @param in the script, in UTF-8; closed together with the reader
     * @param placeholders for scripts that ask for them
     */
    public ScriptReader(String file, InputStream in, Placeholders placeholders) {
        this.file = file;
        this.placeholders = placeholders;
        this.lexer = new Lexer(in);
        this.findings = new Findings(file, this.lexer);
        this.directives = new DirectiveReader(this.findings);
        this.parts = new PartCollector(this.findings);
    }

    /**
     * Moves to the next statement to send, and says whether there is one. Empty ones ({@code ;;}) are none, nor are
     * {@code begin} and {@code commit}, which only divide the script into parts.
     */
    public boolean next() {
        skipData();
        forget();
        while (!this.found && !this.ended) {
            accept(this.lexer.next());
        }
        return this.found;
    }

    /** The statement that was found. */
    public Statement statement() {
        if (!this.found || this.place == null) {
            throw new IllegalStateException("there is no statement here");
        }
        return new Statement(
                this.first,
                this.place,
                sql(),
                this.verdict.command(),
                this.verdict.transactionality(),
                this.verdict.answer());
    }

    /** Where the statement begins, which was found. */
    public long offset() {
        return this.first;
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
        var written = substituted();
        var character = Math.max(position, 1) - 1 + characters(written) - characters(sql());
        var offset = Substitution.offsetOf(Math.max(character, 0), written, this.first, this.substitutions);
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

    /** What the leading comment block asks for. All of it is known when the first statement is. */
    public Directives directives() {
        return this.directives.directives();
    }

    @Override
    public void close() {
        this.lexer.close();
    }

    /** The parts, when there is no further statement. */
    List<Part> parts() {
        return this.parts.parts();
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

    private void accept(TokenKind kind) {
        if (!this.lexer.isClosed()) {
            neverClosed(kind);
            return;
        }
        switch (kind) {
            case LINE_COMMENT -> lineComment();
            case BLOCK_COMMENT -> {}
            case BACKSLASH -> psqlCommand();
            case SEMICOLON -> semicolon();
            case OPEN -> open();
            case CLOSE -> closing();
            case WORD -> word();
            case QUOTED_NAME -> quotedName();
            case PLACEHOLDER -> placeholder();
            case STRING, DOLLAR_QUOTE -> string();
            case NUMBER, SYMBOL -> other();
            case END -> end();
        }
        if (this.first == NONE) {
            this.findings.place();
        }
    }

    private void lineComment() {
        var comment = this.lexer.text(this.lexer.start(), this.lexer.end());
        if (!DirectiveReader.isDirective(comment)) {
            return;
        }
        if (this.leading) {
            this.directives.read(this.lexer.placeOf(this.file, this.lexer.start()), comment);
            this.lexer.readPlaceholders(this.directives.directives().placeholders());
        } else {
            DirectiveReader.refuse(this.findings, this.lexer.start());
        }
    }

    private void psqlCommand() {
        var at = this.lexer.start();
        if (this.lexer.isFollowedBy(';')) {
            this.lexer.extend();
        } else {
            this.lexer.extendToLineEnd();
        }
        var command = PsqlCommand.of(this.lexer.text(at, this.lexer.end()));
        if (!command.isRestriction() || this.first != NONE) {
            command.addTo(this.findings, at);
            this.leading = false;
        }
        if (command.ends()) {
            endStatement();
        }
    }

    private void semicolon() {
        this.leading = false;
        if (this.depth == 0) {
            this.body.semicolon();
        }
        if (this.depth > 0 || this.body.isOpen()) {
            extend();
        } else {
            endStatement();
        }
    }

    private void open() {
        if (this.depth == 0) {
            this.outermost = this.lexer.start();
            this.body.other();
        }
        this.depth++;
        extend();
    }

    private void closing() {
        extend();
        if (this.depth > 0) {
            this.depth--;
        } else {
            this.findings.add(
                    this.lexer.start(),
                    ErrorCode.SYNTAX,
                    "this parenthesis closes nothing",
                    "Remove it, or open it where it should begin.");
        }
    }

    private void word() {
        extend();
        if (this.lexer.startsWith("pg_advisory_unlock")) {
            refuseUnlock();
        }
        if (this.depth == 0) {
            this.body.word(this.lexer);
            this.talk.word(this.lexer);
        }
    }

    private void quotedName() {
        other();
        if (this.lexer.startsInQuotesWith("pg_advisory_unlock")) {
            refuseUnlock();
        }
    }

    /** {@code pg_advisory_unlock}, {@code pg_advisory_unlock_all} and {@code pg_advisory_unlock_shared}. */
    private void refuseUnlock() {
        this.findings.add(
                this.lexer.start(),
                Refusal.UNLOCKS.code(),
                Refusal.UNLOCKS.message("pg_advisory_unlock"),
                Refusal.UNLOCKS.action());
    }

    private void string() {
        other();
        if (this.parts.hasLabels()) {
            useLabels(this.lexer.text(this.lexer.start(), this.lexer.end()));
        }
    }

    private void useLabels(String text) {
        this.parts.use(label -> text.contains("'" + label.replace("'", "''") + "'"));
    }

    private void placeholder() {
        other();
        var from = this.lexer.start();
        var text = this.lexer.text(from, this.lexer.end());
        var literal = text.startsWith("$$");
        var name = text.substring(2, text.length() - 1);
        var value = literal ? text.substring(1) : this.placeholders.value(name).orElse("");
        if (!literal && this.placeholders.value(name).isEmpty()) {
            this.findings.add(
                    from,
                    ErrorCode.PLACEHOLDER,
                    "%s has no value".formatted(text),
                    "Give it one in peng.placeholders.%s; there are %s.".formatted(name, this.placeholders.names()));
        } else if (!literal && !isPartOfStatement(value)) {
            this.findings.add(
                    from,
                    ErrorCode.PLACEHOLDER,
                    "the value of %s does not stand within one statement".formatted(text),
                    "Close its quotes and parentheses, and leave out semicolons and comments to the end of the line.");
        }
        this.substitutions.add(new Substitution(from, this.lexer.end(), value));
        useLabels(value);
    }

    private boolean isPartOfStatement(String value) {
        try (var tokens = this.lexer.alike(value)) {
            return value.indexOf('\0') < 0 && Placeholders.isPartOfStatement(tokens);
        }
    }

    private void other() {
        extend();
        if (this.depth == 0) {
            this.body.other();
        }
    }

    private void extend() {
        if (this.first == NONE) {
            this.leading = false;
            this.first = this.lexer.start();
            this.lexer.keep();
        }
        this.last = this.lexer.end();
    }

    private void endStatement() {
        if (this.first != NONE) {
            this.place = this.lexer.placeOf(this.file, this.first);
            this.findings.place();
            this.verdict = this.talk.of(classified());
            this.found = !isBlank() && take(this.place) && this.parts.add(this.place, this.verdict);
            if (!this.found) {
                forget();
            }
        }
    }

    // Its placeholders may stand for nothing.
    private boolean isBlank() {
        return !this.substitutions.isEmpty() && substituted().isBlank();
    }

    private Verdict classified() {
        try (var tokens = this.substitutions.isEmpty()
                ? this.lexer.within(this.first, this.last)
                : this.lexer.alike(substituted())) {
            return Classifier.classify(tokens);
        }
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
        if (next.isPresent() && next.get().equals(this.charset)) {
            return this.charset.equals(StandardCharsets.UTF_8);
        }
        if (next.isEmpty() || !this.charset.equals(StandardCharsets.UTF_8)) {
            this.findings.refuse(place, Refusal.ENCODING, this.verdict.command());
            return true;
        }
        this.charset = next.get();
        this.encoding = encoding.name();
        this.lexer.readAs(this.charset);
        return false;
    }

    private String sql() {
        return this.verdict.effect() instanceof Begin begin ? "set transaction " + begin.options() : substituted();
    }

    // What is sent instead of a begin differs from it at its beginning.
    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private String substituted() {
        return Substitution.apply(this.lexer.text(this.first, this.last), this.first, this.substitutions);
    }

    private void skipData() {
        if (this.found && this.verdict.answer() == Answer.DATA_IN) {
            var rest = data();
            while (rest.next()) {}
        }
    }

    private void forget() {
        this.found = false;
        this.data = null;
        this.first = NONE;
        this.depth = 0;
        this.body.reset();
        this.talk.reset();
        this.substitutions.clear();
        this.lexer.release();
    }

    private void end() {
        this.ended = true;
        if (this.lexer.isWrong() || this.lexer.isTooLarge()) {
            unreadable();
        } else if (this.depth > 0) {
            this.findings.add(
                    this.outermost, ErrorCode.SYNTAX, "this parenthesis is never closed", "Close it with a ).");
        } else if (this.body.isOpen()) {
            this.findings.add(
                    this.body.begin(),
                    ErrorCode.SYNTAX,
                    "this begin atomic is never closed",
                    "Close it with end; every statement before that ends with a semicolon.");
        } else {
            endStatement();
        }
        this.findings.place();
    }

    private void neverClosed(TokenKind kind) {
        if (kind == TokenKind.PLACEHOLDER) {
            other();
            this.findings.add(
                    this.lexer.start(),
                    ErrorCode.PLACEHOLDER,
                    "this is no placeholder",
                    "Write ${name}, where the name has letters, digits, _, . and - in it.");
            return;
        }
        this.ended = true;
        if (this.lexer.isWrong() || this.lexer.isTooLarge()) {
            unreadable();
        } else {
            this.findings.add(
                    this.lexer.start(),
                    ErrorCode.SYNTAX,
                    "this %s is never closed".formatted(kind.describe()),
                    "Close it with %s.".formatted(kind.closing()));
        }
        this.findings.place();
    }

    private void unreadable() {
        if (this.lexer.isTooLarge()) {
            this.findings.add(
                    this.first == NONE ? this.lexer.start() : this.first,
                    ErrorCode.SYNTAX,
                    "this statement does not fit into memory",
                    "Close what it leaves open, divide it, or give the process more memory.");
        } else {
            this.findings.add(
                    this.lexer.endOfText(),
                    ErrorCode.UNREADABLE_FILE,
                    "is not %s text".formatted(this.encoding),
                    "Save the file as %s.".formatted(this.encoding));
        }
    }
}
