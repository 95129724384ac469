package dev.peng.cli.output;

import java.util.List;

/**
 * What a command has to say when it is done.
 *
 * @param document for programs: a record
 * @param lines for people
 * @param exitCode of the process
 */
public record Answer(Object document, List<String> lines, int exitCode) {

    public Answer {
        lines = List.copyOf(lines);
    }

    /** Nothing is wrong. */
    public static Answer good(Object document, List<String> lines) {
        return new Answer(document, lines, 0);
    }
}
