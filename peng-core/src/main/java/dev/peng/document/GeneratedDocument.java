package dev.peng.document;

import dev.peng.generate.GeneratedFile;

/**
 * The Java of named queries.
 *
 * @param format of the document
 * @param command what was asked for
 * @param outcome done
 * @param file of the class
 * @param queries how many there are in it
 * @param changed whether it was written; or, if nothing was to be written, whether it would have been
 */
public record GeneratedDocument(int format, String command, String outcome, String file, int queries, boolean changed) {

    /** That of a file. */
    public static GeneratedDocument of(String command, GeneratedFile file, int queries, boolean changed) {
        return new GeneratedDocument(
                Documents.FORMAT, command, "done", file.path().toString(), queries, changed);
    }
}
