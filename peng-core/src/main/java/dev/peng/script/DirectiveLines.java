package dev.peng.script;

import dev.peng.error.Place;
import dev.peng.error.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the directives of files that are no scripts, line by line; of several files together if they speak of the same.
 * Not thread-safe.
 */
public final class DirectiveLines {

    private final List<Problem> problems = new ArrayList<>();
    private final DirectiveReader reader = new DirectiveReader(this.problems::add);

    /** Whether a line is a comment. */
    public static boolean isComment(String line) {
        return line.stripLeading().startsWith("--");
    }

    /**
     * Takes a line that is a comment; one that is no directive means nothing.
     *
     * @param file the name of the file in places
     * @param number of the line, counted from 1
     * @param line the comment, with blanks before it perhaps
     */
    public void read(String file, int number, String line) {
        var comment = line.strip();
        if (DirectiveReader.isDirective(comment)) {
            this.reader.read(new Place(file, number, line.indexOf(comment) + 1), comment);
        }
    }

    /** What was asked for so far. */
    public Directives directives() {
        return this.reader.directives();
    }

    /** What was wrong so far. */
    public List<Problem> problems() {
        return List.copyOf(this.problems);
    }
}
