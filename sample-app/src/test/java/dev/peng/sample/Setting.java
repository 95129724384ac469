package dev.peng.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A setting as the metadata describes it.
 *
 * @param name its key
 * @param type the name of its class, with type parameters
 * @param defaultValue as text; empty if there is none
 * @param description in plain words
 * @param hints words about values, by value; empty ones where there is nothing to say
 */
record Setting(String name, String type, String defaultValue, String description, Map<String, String> hints) {

    static Setting of(JsonNode property, Map<String, String> hints) {
        var value = property.path("defaultValue");
        return new Setting(
                property.get("name").asString(),
                property.get("type").asString(),
                value.isArray() ? value.get(0).asString() : value.asString(""),
                property.path("description").asString(""),
                hints);
    }

    /** A line of a table. */
    String row() {
        return "| `%s` | %s | %s |".formatted(key(), code(spelled(defaultValue)), description + values());
    }

    private String key() {
        return type.startsWith("java.util.Map<") ? name + ".<name>" : name;
    }

    private String values() {
        var constants = constants();
        if (constants.isEmpty()) {
            return "";
        }
        var separator = hints.isEmpty() ? ", " : "; ";
        return " Values: " + constants.stream().map(this::value).collect(Collectors.joining(separator)) + ".";
    }

    private String value(String constant) {
        var words = hints.getOrDefault(constant, "").replaceFirst("\\.$", "");
        return code(constant)
                + (words.isEmpty() ? "" : ": " + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1));
    }

    private List<String> constants() {
        try {
            var constants = type.contains("<") ? null : Class.forName(type).getEnumConstants();
            return constants == null
                    ? List.of()
                    : Arrays.stream(constants)
                            .map(constant -> dashed(((Enum<?>) constant).name()))
                            .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " has a type that is not there", e);
        }
    }

    private String spelled(String value) {
        return constants().isEmpty() ? value : dashed(value);
    }

    private static String dashed(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String code(String text) {
        return Stream.of(text)
                .filter(some -> !some.isEmpty())
                .map(some -> "`" + some + "`")
                .collect(Collectors.joining());
    }
}
