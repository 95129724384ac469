package dev.peng.mcp;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents as JSON; what is null is left out. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .build();

    private Json() {}

    static String text(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /**
     * Any text as JSON.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     */
    static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    static Map<String, Object> map(Object document) {
        return MAPPER.convertValue(document, new TypeReference<>() {});
    }
}
