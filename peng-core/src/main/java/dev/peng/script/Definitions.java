package dev.peng.script;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells statements that only define something: they run no function that somebody has written, event triggers aside, so the settings, the role
 * and the temporary objects of the session are afterwards what they were. What cannot be told from the text is taken for more
 * than that. (The functions of an index are run with settings of their own; see {@code index_build} of the server.)
 */
final class Definitions {

    private static final Set<String> PLAIN = Set.of(
            "COMMENT",
            "CREATE INDEX",
            "CREATE SEQUENCE",
            "CREATE TRIGGER",
            "CREATE TYPE",
            "CREATE VIEW",
            "DROP INDEX",
            "DROP SEQUENCE",
            "DROP TABLE",
            "DROP TRIGGER",
            "DROP TYPE",
            "DROP VIEW",
            "GRANT",
            "REVOKE");

    /** With these words in them they may evaluate something. */
    private static final Map<String, Pattern> UNLESS = Map.of(
            "CREATE TABLE",
                    words("(?<!\\bgenerated\\s{1,9}always\\s{1,9}|\\bby\\s{1,9}default\\s{1,9})as|execute|values"),
            "ALTER TABLE", words("add|default|using|check|type|attach|validate"));

    private static final Pattern TEMPORARY = words("temp|temporary|pg_temp(_\\d+)?");

    private Definitions() {}

    static boolean contain(Statement statement) {
        var evaluating = UNLESS.get(statement.command());
        return (evaluating == null
                        ? PLAIN.contains(statement.command())
                        : !evaluating.matcher(statement.sql()).find())
                && !TEMPORARY.matcher(statement.sql()).find();
    }

    private static Pattern words(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
