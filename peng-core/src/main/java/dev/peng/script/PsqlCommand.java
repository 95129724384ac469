package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.lexer.Characters;
import java.util.Set;

/**
 * A backslash command: something that {@code psql} does itself and no server understands (manual, psql, Meta-Commands).
 *
 * @param name what follows the backslash
 */
record PsqlCommand(String name) {

    private static final int LONGEST = 30;
    private static final Set<String> SENDING =
            Set.of("g", "gx", "gset", "gexec", "gdesc", "crosstabview", "crosstab", "watch", "parse", "bind");

    /** The command at the beginning of a line's rest, with its backslash. */
    static PsqlCommand of(String restOfLine) {
        var to = 1;
        while (to < Math.min(restOfLine.length(), LONGEST) && continuesName(restOfLine.charAt(to))) {
            to++;
        }
        return new PsqlCommand(restOfLine.substring(1, to == 1 ? Math.min(2, restOfLine.length()) : to));
    }

    /** pg_dump puts these around its output (since August 2025); they mean nothing outside of psql. */
    boolean isRestriction() {
        return name.equals("restrict") || name.equals("unrestrict");
    }

    /** {@code \;} is a semicolon at which psql does not send what it has; the line goes on behind it. */
    boolean isSemicolon() {
        return name.equals(";");
    }

    /** Whether psql sends what it has, as at a semicolon. */
    boolean ends() {
        return SENDING.contains(name);
    }

    void addTo(Findings findings, long offset) {
        findings.add(offset, ErrorCode.UNSUPPORTED, "\\%s is a command to psql".formatted(name.strip()), action());
    }

    private String action() {
        return switch (name) {
            case "i", "ir", "include", "include_relative" -> "Make that file a migration of its own.";
            case "copy" -> "Write copy … from stdin; with the lines of the file below it, and \\. as the last one.";
            case "set", "unset", "prompt", "getenv", "gset" -> "Write the value itself: peng has no psql variables.";
            case "c", "connect" -> "Remove it: peng runs all scripts on one connection to one database.";
            case "if", "elif", "else", "endif" -> "Decide in a do block.";
            case "echo", "qecho", "warn" -> "Remove it, or raise a notice in a do block.";
            case "g", "gx", "watch", "gdesc", "crosstabview", "crosstab", ";" ->
                "End the statement with a semicolon alone.";
            case "gexec" -> "Run the statements with execute in a do block.";
            case "encoding" -> "Remove it, and save the file as UTF-8.";
            case "." -> "Remove it: it ends the data of a COPY, and there is none here.";
            default -> "Remove it: peng sends SQL to the server and is not psql.";
        };
    }

    private static boolean continuesName(char c) {
        return Characters.continuesTag(c) || c == '.' || c == '!' || c == '?' || c == '+';
    }
}
