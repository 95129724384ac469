package dev.peng.migration;

import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.run.Work;
import dev.peng.script.Script;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the migration that creates a table or a view, by the text of the scripts. */
final class Creators {

    private static final Pattern CREATE = Pattern.compile(
            "^create\\s+(?:or\\s+replace\\s+)?(?:\\w+\\s+)*?(?:table|view)\\s+(?:if\\s+not\\s+exists\\s+)?"
                    + "(?:(?<schema>\"[^\"]+\"|\\w+)\\s*\\.\\s*)?(?<name>\"[^\"]+\"|\\w+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private final MigrationSet set;

    Creators(MigrationSet set) {
        this.set = set;
    }

    /**
     * The first one that does.
     *
     * @param relation its name as the server says it, with or without the schema
     */
    Optional<StepId> of(String relation) {
        var dot = relation.lastIndexOf('.');
        var schema = relation.substring(0, Math.max(dot, 0));
        var name = relation.substring(dot + 1);
        return this.set.migrations().stream()
                .filter(migration -> migration
                        .work(Action.APPLY)
                        .filter(work ->
                                work instanceof Work.Statements script && creates(script.script(), schema, name))
                        .isPresent())
                .map(Migration::id)
                .findFirst();
    }

    private static boolean creates(Script script, String schema, String name) {
        try (var reader = script.open()) {
            while (reader.next()) {
                var create = CREATE.matcher(reader.statement().sql());
                if (create.find()
                        && name.equals(stored(create.group("name")))
                        && isIn(schema, create.group("schema"))) {
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
