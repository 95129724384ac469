package dev.peng.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query wants to be given.
 *
 * @param name without the {@code @}
 * @param type a type of PostgreSQL, such as {@code int} or {@code text[]}
 * @param optional whether it is null where nothing is given
 * @param defaultValue what it is where nothing is given
 * @param description what it is for; empty if nobody has said so
 */
public record QueryParameter(
        String name,
        String type,
        boolean optional,
        @Nullable String defaultValue,
        String description) {

    private static final List<String> TYPES = List.of(
            "text", "int", "bigint", "numeric", "boolean", "date", "timestamp", "timestamptz", "uuid", "json", "jsonb");

    /** Whether it must be given. */
    public boolean isRequired() {
        return !optional && defaultValue == null;
    }

    /** Whether a parameter may have this type. */
    static boolean isType(String type) {
        return TYPES.contains(type.endsWith("[]") ? type.substring(0, type.length() - 2) : type);
    }

    /** The types that there are, for a reader. */
    static String types() {
        return String.join(", ", TYPES) + " and their arrays, like int[]";
    }

    /** Name and type, as errors show it. */
    String label() {
        return "@" + name + " " + type;
    }
}
