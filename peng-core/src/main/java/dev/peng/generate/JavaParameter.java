package dev.peng.generate;

import dev.peng.query.QueryParameter;
import java.util.Optional;

/**
 * A parameter of a query as one of a method.
 *
 * @param parameter of the query
 * @param type of it, or of its elements
 */
record JavaParameter(QueryParameter parameter, JavaType type) {

    private static final String ARRAY = "[]";

    static JavaParameter of(QueryParameter parameter) {
        return new JavaParameter(parameter, JavaType.of(parameter.type().replace(ARRAY, "")));
    }

    String name() {
        var name = JavaNames.member(parameter.name());
        return name.isEmpty() ? parameter.name() + "_" : name;
    }

    boolean isRequired() {
        return parameter.isRequired();
    }

    boolean isArray() {
        return parameter.type().endsWith(ARRAY);
    }

    String imported() {
        return type.imported();
    }

    String declaration() {
        if (isArray()) {
            return (isRequired() ? "" : "@Nullable ") + "List<" + type.name() + "> " + name();
        }
        return (isRequired() ? type.primitive() : "@Nullable " + type.name()) + " " + name();
    }

    /** What is sent. */
    String value() {
        var value = isArray()
                ? "new ArrayOf(%s, %s)"
                        .formatted(JavaText.literal(parameter.type().replace(ARRAY, "")), name())
                : name();
        if (parameter.defaultValue() != null) {
            return "%s == null ? %s : %s".formatted(name(), JavaText.literal(parameter.defaultValue()), value);
        }
        return isArray() && parameter.optional() ? "%s == null ? null : %s".formatted(name(), value) : value;
    }

    /** The line that says what it is for, if anybody has said so. */
    Optional<String> comment() {
        var otherwise =
                parameter.defaultValue() == null ? "" : "null for " + JavaText.comment(parameter.defaultValue());
        var description = JavaText.comment(parameter.description());
        var words =
                description.isEmpty() || otherwise.isEmpty() ? description + otherwise : description + "; " + otherwise;
        return words.isEmpty() ? Optional.empty() : Optional.of("@param %s %s".formatted(name(), words));
    }
}
