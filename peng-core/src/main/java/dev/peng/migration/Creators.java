package dev.peng.migration;

import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.run.Work;
import dev.peng.script.Script;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the migration that creates a table, a view, a sequence or a schema, by the text of the scripts. */
final class Creators {

    private static final Pattern CREATE = Pattern.compile(
            "^create\\s+(?:or\\s+replace\\s+)?(?:\\w+\\s+)*?(?:table|view|sequence)\\s+(?:if\\s+not\\s+exists\\s+)?"
                    + "(?:(?<schema>\"[^\"]+\"|\\w+)\\s*\\.\\s*)?(?<name>\"[^\"]+\"|\\w+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern CREATE_SCHEMA = Pattern.compile(
            "^create\\s+schema\\s+(?:if\\s+not\\s+exists\\s+)?(?<name>\"[^\"]+\"|\\w+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private final MigrationSet set;

    Creators(MigrationSet set) {
        this.set = set;
    }

    /**
     * The first one that creates a table, a view or a sequence.
     *
     * @param relation its name as the server says it, with or without the schema
     */
    Optional<StepId> of(String relation) {
        var dot = relation.lastIndexOf('.');
        var schema = relation.substring(0, Math.max(dot, 0));
        var name = relation.substring(dot + 1);
        return first(
                CREATE, create -> name.equals(stored(create.group("name"))) && isIn(schema, create.group("schema")));
    }

    /** The first one that creates a schema. */
    Optional<StepId> ofSchema(String schema) {
        return first(CREATE_SCHEMA, create -> schema.equals(stored(create.group("name"))));
    }

    private Optional<StepId> first(Pattern statement, Predicate<Matcher> isIt) {
        return this.set.migrations().stream()
                .filter(migration -> migration
                        .work(Action.APPLY)
                        .filter(work -> work instanceof Work.Statements script && has(script.script(), statement, isIt))
                        .isPresent())
                .map(Migration::id)
                .findFirst();
    }

    private static boolean has(Script script, Pattern statement, Predicate<Matcher> isIt) {
        try (var reader = script.open()) {
            while (reader.next()) {
                var create = statement.matcher(reader.statement().sql());
                if (create.find() && isIt.test(create)) {
                    return true;
                }
            }
            return false;
        }
    }

    // One of the two may not say where it is.
    private static boolean isIn(String schema, @Nullable String said) {
        return schema.isEmpty() || said == null || schema.equals(stored(said));
    }

    private static String stored(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }
}
