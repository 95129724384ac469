package dev.peng.lexer;

/**
 * A line of a text, or as much of a long one as can be shown.
 *
 * @param before what stands before the character in question
 * @param after that character and what follows it
 */
public record SourceLine(String before, String after) {}
