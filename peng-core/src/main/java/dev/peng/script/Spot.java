package dev.peng.script;

import dev.peng.error.Place;
import dev.peng.lexer.SourceLine;

/**
 * A character of a script, to be shown to its author.
 *
 * @param place where it is
 * @param line the line around it
 */
public record Spot(Place place, SourceLine line) {}
