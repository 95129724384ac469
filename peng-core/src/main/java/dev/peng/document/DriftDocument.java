package dev.peng.document;

import dev.peng.history.DriftIssue;
import java.util.List;
import java.util.stream.Stream;

/**
 * How files and history differ.
 *
 * @param format of the document
 * @param command what was asked for
 * @param drift each difference
 */
public record DriftDocument(int format, String command, List<Issue> drift) {

    /** Of migrations and seeds. */
    public static DriftDocument of(String command, List<DriftIssue> migrations, List<DriftIssue> seeds) {
        return new DriftDocument(
                Documents.FORMAT,
                command,
                Stream.concat(migrations.stream(), seeds.stream())
                        .map(Issue::of)
                        .toList());
    }

    /**
     * One difference between files and history.
     *
     * @param kind what differs
     * @param version of the migration or seed
     * @param name of the same
     * @param detail what exactly
     */
    public record Issue(String kind, String version, String name, String detail) {

        static Issue of(DriftIssue issue) {
            return new Issue(issue.kind().toString(), issue.version().toString(), issue.name(), issue.detail());
        }
    }
}
