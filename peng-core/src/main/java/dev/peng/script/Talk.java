package dev.peng.script;

import dev.peng.lexer.Lexer;
import java.util.Set;

/** Looks out for the words by which a statement may answer more than that it is done. */
final class Talk {

    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

    private boolean returning;
    private boolean noticing;

    /** Takes a word outside of parentheses. */
    void word(Lexer token) {
        switch (token.firstByte()) {
            case 'r' -> this.returning |= token.is("returning");
            case 'e' -> this.noticing |= token.is("exists");
            case 'c' -> this.noticing |= token.is("cascade");
            default -> {}
        }
    }

    /** What the statement is, when these words are known. */
    Verdict of(Verdict verdict) {
        var talks = CHANGES.contains(verdict.command()) ? this.returning : this.noticing;
        return verdict.answer() == Answer.DONE && talks ? verdict.answering(Answer.ROWS) : verdict;
    }

    /** Forgets the statement; another one begins. */
    void reset() {
        this.returning = false;
        this.noticing = false;
    }
}
