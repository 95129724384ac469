package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into statements, as psql does: at each semicolon that is not inside parentheses ({@code create rule … do
 * (a; b)}) and not inside the body of a routine.
 */
final class Cutter {

    private static final long NONE = -1;

    private final String file;
    private final Lexer lexer;
    private final Findings findings;
    private final Placeholders placeholders;
    private final PartCollector parts;
    private final DirectiveReader directives;
    private final RoutineBody body = new RoutineBody();
    private final Talk talk = new Talk();
    private final List<Substitution> substitutions = new ArrayList<>();
    private Charset charset = StandardCharsets.UTF_8;
    private String encoding = this.charset.name();
    private boolean leading = true;
    private boolean ended;
    private boolean found;
    private long first = NONE;
    private long last;
    private int depth;
    private long outermost;
    private @Nullable Verdict simple;

    Cutter(String file, Lexer lexer, Findings findings, Placeholders placeholders, PartCollector parts) {
        this.file = file;
        this.lexer = lexer;
        this.findings = findings;
        this.placeholders = placeholders;
        this.parts = parts;
        this.directives = new DirectiveReader(findings::add);
    }

    /** Moves to the next statement, whatever it is, and says whether there is one. Empty ones are none. */
    boolean next() {
        forget();
        while (!this.found && !this.ended) {
            accept(this.lexer.next());
        }
        return this.found;
    }

    /** Where the statement begins. */
    long first() {
        return this.first;
    }

    /** What the leading comment block asks for, as far as it was read. */
    Directives directives() {
        return this.directives.directives();
    }

    /** Whether that includes a directive, so far. */
    boolean has(Directive directive) {
        return this.directives.has(directive);
    }

    /** What the statement is. */
    Verdict verdict() {
        if (this.simple != null) {
            return this.talk.of(this.simple);
        }
        try (var tokens =
                this.substitutions.isEmpty() ? this.lexer.within(this.first, this.last) : this.lexer.alike(sql())) {
            return this.talk.of(Classifier.classify(tokens));
        }
    }

    /** The text of the statement, with values for placeholders. */
    String sql() {
        return Substitution.apply(this.lexer.text(this.first, this.last), this.first, this.substitutions);
    }

    /** Sends {@code set transaction} and the options of a {@code begin} instead of it. */
    void sendOptionsOfBegin() {
        try (var tokens = this.lexer.within(this.first, this.last)) {
            var words = new Words(tokens);
            words.take();
            if (!words.skip("WORK")) {
                words.skip("TRANSACTION");
            }
            var options = words.offset();
            this.substitutions.removeIf(one -> one.from() < options);
            this.substitutions.add(0, new Substitution(this.first, options, "set transaction "));
        }
    }

    /** Finds out whether values have made comments or ends of statements together with what stands beside them. */
    void checkSubstitutions() {
        if (this.substitutions.isEmpty() || this.findings.isWaiting()) {
            return;
        }
        try (var raw = this.lexer.within(this.first, this.last)) {
            var expected = Placeholders.breaks(raw);
            for (var one : this.substitutions) {
                expected += breaks(one.value());
            }
            if (breaks(sql()) != expected) {
                this.findings.add(
                        this.substitutions.get(0).from(),
                        ErrorCode.PLACEHOLDER,
                        "with its value this makes a comment, a quote or an end of a statement of what stands beside it",
                        "Put a blank between the two.");
            }
        }
    }

    private int breaks(String text) {
        try (var tokens = this.lexer.alike(text)) {
            return Placeholders.breaks(tokens);
        }
    }

    /** Whether there is anything to send; placeholders may leave nothing of a statement. */
    boolean isText() {
        return this.substitutions.isEmpty() || !sql().isBlank();
    }

    /** The offset of a character of what was sent, counted from 0. */
    long offsetOf(int character, String sent) {
        return Substitution.offsetOf(character, sent, this.first, this.substitutions);
    }

    /** The encoding in which the script is read now. */
    Charset charset() {
        return this.charset;
    }

    /** Reads what follows in another encoding. */
    void readAs(Charset other, String name) {
        this.charset = other;
        this.encoding = name;
        this.lexer.readAs(other);
    }

    private void forget() {
        this.found = false;
        this.first = NONE;
        this.simple = null;
        this.depth = 0;
        this.body.reset();
        this.talk.reset();
        this.substitutions.clear();
        this.lexer.release();
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
            this.lexer.readPlaceholders(this.directives.has(Directive.PLACEHOLDERS));
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
        if (this.first == NONE) {
            this.simple = Classifier.ofFirstWord(this.lexer);
        }
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
        this.found = this.first != NONE;
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
