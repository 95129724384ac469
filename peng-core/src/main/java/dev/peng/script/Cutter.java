package dev.peng.script;

import dev.peng.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a script into statements, as psql does: at each semicolon that is not inside parentheses ({@code create rule … do
 * (a; b)}) and not inside the body of a routine.
 */
final class Cutter {

    private static final int NONE = -1;

    private final String text;
    private final Lexer lexer;
    private final DirectiveReader directives;
    private final Findings findings;
    private final List<Statement> statements = new ArrayList<>();
    private final RoutineBody body = new RoutineBody();
    private boolean leading = true;
    private int first = NONE;
    private int last;
    private int depth;
    private int outermost;

    Cutter(String text, DirectiveReader directives, Findings findings) {
        this.text = text;
        this.lexer = new Lexer(text, Lines.firstCharacter(text), text.length());
        this.directives = directives;
        this.findings = findings;
    }

    /** All statements up to the end of the script, or up to where it cannot be read. */
    List<Statement> cut() {
        var goesOn = true;
        while (goesOn) {
            goesOn = accept(this.lexer.next());
        }
        return List.copyOf(this.statements);
    }

    /** Takes a token, and says whether there may be another. */
    private boolean accept(TokenKind kind) {
        if (!this.lexer.isClosed()) {
            return neverClosed(kind);
        }
        return switch (kind) {
            case LINE_COMMENT -> lineComment();
            case BLOCK_COMMENT -> true;
            case BACKSLASH -> psqlCommand();
            case SEMICOLON -> semicolon();
            case OPEN -> open();
            case CLOSE -> close();
            case WORD, QUOTED_NAME -> name(kind);
            case STRING, DOLLAR_QUOTE, NUMBER, SYMBOL -> other();
            case END -> end();
        };
    }

    private boolean lineComment() {
        if (this.leading) {
            this.directives.read(this.lexer.start(), this.lexer.end());
        } else {
            this.directives.refuse(this.lexer.start(), this.lexer.end());
        }
        return true;
    }

    private boolean psqlCommand() {
        var command = PsqlCommand.at(this.text, this.lexer.start());
        if (!command.isRestriction() || this.first != NONE) {
            command.addTo(this.findings, this.lexer.start());
            this.leading = false;
        }
        if (command.isSemicolon()) {
            this.lexer.extend();
            return true;
        }
        this.lexer.extendToLineEnd();
        return !command.ends() || endStatement();
    }

    private boolean semicolon() {
        this.leading = false;
        if (this.depth > 0) {
            return extend();
        }
        this.body.semicolon();
        return this.body.isOpen() ? extend() : endStatement();
    }

    private boolean open() {
        if (this.depth == 0) {
            this.outermost = this.lexer.start();
            this.body.other();
        }
        this.depth++;
        return extend();
    }

    private boolean close() {
        if (this.depth > 0) {
            this.depth--;
        } else {
            this.findings.add(
                    this.lexer.start(),
                    ErrorCode.SYNTAX,
                    "this parenthesis closes nothing",
                    "Remove it, or open it where it should begin.");
        }
        return extend();
    }

    private boolean name(TokenKind kind) {
        refuseUnlock(kind);
        if (kind != TokenKind.WORD) {
            return other();
        }
        if (this.depth == 0) {
            this.body.word(this.lexer);
        }
        return extend();
    }

    private boolean other() {
        if (this.depth == 0) {
            this.body.other();
        }
        return extend();
    }

    /** {@code pg_advisory_unlock}, {@code pg_advisory_unlock_all} and {@code pg_advisory_unlock_shared}. */
    private void refuseUnlock(TokenKind kind) {
        var from = this.lexer.start() + (kind == TokenKind.QUOTED_NAME ? 1 : 0);
        if (this.lexer.matches(from, "pg_advisory_unlock")) {
            Refusal.UNLOCKS.addTo(this.findings, this.lexer.start(), "pg_advisory_unlock");
        }
    }

    private boolean extend() {
        this.leading = false;
        this.first = this.first == NONE ? this.lexer.start() : this.first;
        this.last = this.lexer.end();
        return true;
    }

    private boolean endStatement() {
        var goesOn = this.first == NONE || add(Classifier.classify(this.text, this.first, this.last));
        this.first = NONE;
        this.depth = 0;
        this.body.reset();
        return goesOn;
    }

    private boolean add(Classifier.Verdict verdict) {
        var sql = this.text.substring(this.first, this.last);
        this.statements.add(new Statement(this.first, sql, verdict.command(), verdict.transactionality()));
        var refusal = verdict.refusal();
        if (refusal == null) {
            return true;
        }
        refusal.addTo(this.findings, this.first, verdict.command().toLowerCase(Locale.ROOT));
        return !refusal.isLast();
    }

    private boolean end() {
        if (this.depth > 0) {
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
        return false;
    }

    private boolean neverClosed(TokenKind kind) {
        this.findings.add(
                this.lexer.start(),
                ErrorCode.SYNTAX,
                "this %s is never closed".formatted(kind.describe()),
                "Close it with %s.".formatted(kind.closing()));
        return false;
    }
}
