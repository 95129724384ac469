package dev.peng.query;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import dev.peng.script.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds in the text of a query where its parameters are used, and whatever the driver would take for something else.
 *
 * <p>PostgreSQL's lexer takes the longest row of operator characters for an operator (manual, section 4.1.3), so {@code =@id} is one
 * for it. Here the {@code @} begins a parameter if it stands alone, or behind an operator that everybody knows. In {@code a@b} and
 * {@code a <@b} it is an operator.
 */
final class UseReader {

    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

    private static final Set<String> BEFORE_A_PARAMETER = Set.of(
            "=", "<>", "!=", "<=", ">=", ">", "+", "-", "*", "/", "%", "||", "=>", "->", "->>", "#>", "#>>", "~", "~*",
            "!~", "!~*", "~~", "&&", "@>");

    private static final Set<TokenKind> OPERANDS = Set.of(
            TokenKind.WORD,
            TokenKind.QUOTED_NAME,
            TokenKind.NUMBER,
            TokenKind.STRING,
            TokenKind.DOLLAR_QUOTE,
            TokenKind.CLOSE);

    private final String file;
    private final Lexer lexer;
    private final List<Use> uses = new ArrayList<>();
    private final List<Long> questionMarks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final StringBuilder operator = new StringBuilder();
    private boolean behindOperand;
    private boolean operandBefore;
    private boolean dollarBefore;
    private long endBefore;

    private UseReader(String file, Lexer lexer) {
        this.file = file;
        this.lexer = lexer;
    }

    /**
     * What was found.
     *
     * @param uses of parameters, in the order of the text
     * @param questionMarks offsets of those that are operators or parts of one
     * @param problems what cannot stand there
     */
    record Found(List<Use> uses, List<Long> questionMarks, List<Problem> problems) {}

    /** Reads the statement of a text. */
    static Found read(String file, String text, Statement statement) {
        try (var lexer = Lexer.of(text)) {
            var reader = new UseReader(file, lexer);
            reader.read(statement.offset(), statement.sql().getBytes(StandardCharsets.UTF_8).length);
            return new Found(reader.uses, reader.questionMarks, reader.problems);
        }
    }

    private void read(long from, long length) {
        for (var kind = this.lexer.next(); kind != TokenKind.END; kind = this.lexer.next()) {
            if (this.lexer.start() >= from && this.lexer.end() <= from + length) {
                if (this.lexer.start() == from) {
                    this.lexer.keep();
                }
                take(kind);
            } else if (kind != TokenKind.LINE_COMMENT
                    && kind != TokenKind.BLOCK_COMMENT
                    && kind != TokenKind.SEMICOLON) {
                several();
                return;
            }
        }
    }

    private void take(TokenKind kind) {
        var adjacent = this.lexer.start() == this.endBefore;
        var first = (char) this.lexer.firstByte();
        if (kind == TokenKind.SYMBOL && OPERATOR_CHARACTERS.indexOf(first) >= 0) {
            operator(first, adjacent);
        } else {
            operand(kind, adjacent);
        }
        this.dollarBefore = kind == TokenKind.SYMBOL && first == '$';
        this.operandBefore = OPERANDS.contains(kind) || kind == TokenKind.SYMBOL && first == ']';
        this.endBefore = this.lexer.end();
    }

    private void operator(char character, boolean adjacent) {
        if (this.operator.isEmpty() || !adjacent) {
            this.operator.setLength(0);
            this.behindOperand = adjacent && this.operandBefore;
        }
        this.operator.append(character);
        if (character == '?') {
            this.questionMarks.add(this.lexer.start());
        }
    }

    private void operand(TokenKind kind, boolean adjacent) {
        if (kind == TokenKind.WORD && adjacent && beginsParameter()) {
            use();
        } else if (kind == TokenKind.NUMBER && adjacent && this.dollarBefore) {
            numbered();
        }
        this.operator.setLength(0);
    }

    private boolean beginsParameter() {
        var row = this.operator.toString();
        return row.equals("@")
                ? !this.behindOperand
                : row.endsWith("@") && BEFORE_A_PARAMETER.contains(row.substring(0, row.length() - 1));
    }

    private void use() {
        var from = this.lexer.start() - 1;
        this.uses.add(new Use(
                this.lexer.text(this.lexer.start(), this.lexer.end()),
                from,
                this.lexer.end(),
                this.lexer.placeOf(this.file, from)));
    }

    private void numbered() {
        this.problems.add(new Problem(
                ErrorCode.PARAMETER,
                this.lexer.placeOf(this.file, this.lexer.start() - 1),
                "parameters have names here, and no numbers",
                "Declare it in the header, and write @name."));
    }

    private void several() {
        this.problems.add(new Problem(
                ErrorCode.SEVERAL_STATEMENTS,
                this.lexer.placeOf(this.file, this.lexer.start()),
                "is more than one statement",
                "Write a query for each, or make one of them by with … as (…)."));
    }
}
