package dev.peng.mcp;

import dev.peng.error.ConfigurationException;
import dev.peng.source.Version;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tool was called with; the kinds of values have been checked against the schema.
 *
 * @param values by name
 */
record Arguments(Map<String, Object> values) {

    /** One that has to be there. */
    String text(String name) {
        return whole(values.get(name));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(Arguments::whole);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> new BigDecimal(value.toString()).intValueExact());
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(Arguments::whole).toList()
                : List.of();
    }

    Map<String, String> map(String name) {
        var texts = new LinkedHashMap<String, String>();
        if (values.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(whole(key), whole(value)));
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

    // Half a character cannot be sent; something else would arrive.
    private static String whole(@Nullable Object value) {
        var text = String.valueOf(value);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new ConfigurationException("an argument has half a character", "Send all of it.");
        }
        return text;
    }

    /** Refuses two that exclude each other. */
    void exclude(String one, String other) {
        if (values.containsKey(one) && values.containsKey(other)) {
            throw new ConfigurationException("%s and %s exclude each other".formatted(one, other), "Give one of them.");
        }
    }
}
