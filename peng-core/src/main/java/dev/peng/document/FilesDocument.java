package dev.peng.document;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that has neither steps nor rows.
 *
 * @param format of the document
 * @param command what was asked for
 * @param outcome done
 * @param files that were written
 */
public record FilesDocument(int format, String command, String outcome, List<String> files) {

    /** These were written; or nothing was to be. */
    public static FilesDocument of(String command, List<Path> files) {
        return new FilesDocument(
                Documents.FORMAT,
                command,
                "done",
                files.stream().map(Path::toString).toList());
    }
}
