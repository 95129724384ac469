package dev.peng.mcp;

import dev.peng.error.ConfigurationException;
import dev.peng.source.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tool was called with; the kinds of values have been checked against the schema.
 *
 * @param values by name
 */
record Arguments(Map<String, Object> values) {

    /** One that has to be there. */
    String text(String name) {
        return String.valueOf(values.get(name));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(String::valueOf);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> ((Number) value).intValue());
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    Map<String, String> map(String name) {
        var texts = new LinkedHashMap<String, String>();
        if (values.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    /**
     * A version, if there is one.
     *
     * @throws ConfigurationException if it is none
     */
    Optional<Version> version(String name) {
        return optional(name).map(text -> {
            try {
                return Version.of(text);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "\"" + text + "\" is no version", "Give digits, perhaps with dots between them.");
            }
        });
    }

    /** Refuses two that exclude each other. */
    void exclude(String one, String other) {
        if (values.containsKey(one) && values.containsKey(other)) {
            throw new ConfigurationException("%s and %s exclude each other".formatted(one, other), "Give one of them.");
        }
    }
}
