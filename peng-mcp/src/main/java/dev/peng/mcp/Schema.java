package dev.peng.mcp;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Schema (2020-12) of arguments and documents. */
final class Schema {

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required;

    private Schema(String... required) {
        this.required = List.of(required);
    }

    /** Of arguments, these of which have to be given; others than those that follow are refused. */
    static Schema requiring(String... required) {
        return new Schema(required);
    }

    Schema string(String name, String description) {
        return with(name, Map.of("type", "string", "description", description));
    }

    Schema flag(String name, String description) {
        return with(name, Map.of("type", "boolean", "description", description));
    }

    Schema number(String name, String description) {
        return with(
                name,
                Map.of("type", "integer", "minimum", 1, "maximum", Integer.MAX_VALUE, "description", description));
    }

    Schema strings(String name, String description) {
        return with(name, Map.of("type", "array", "items", Map.of("type", "string"), "description", description));
    }

    Schema texts(String name, String description) {
        return with(
                name,
                Map.of(
                        "type",
                        "object",
                        "additionalProperties",
                        Map.of("type", List.of("string", "number", "boolean")),
                        "description",
                        description));
    }

    Map<String, Object> toMap() {
        return Map.of(
                "type",
                "object",
                "properties",
                this.properties,
                "required",
                this.required,
                "additionalProperties",
                false);
    }

    /** Of a document: its components, all but the nullable ones required. New names may come. */
    static Map<String, Object> of(Class<?> document) {
        var properties = new LinkedHashMap<String, Object>();
        for (var component : document.getRecordComponents()) {
            properties.put(component.getName(), of(component.getAnnotatedType()));
        }
        var required = Arrays.stream(document.getRecordComponents())
                .filter(component -> !isNullable(component.getAnnotatedType()))
                .map(RecordComponent::getName)
                .toList();
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    private static Map<String, Object> of(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list) {
            var item = list.getAnnotatedActualTypeArguments()[0];
            return Map.of("type", "array", "items", isNullable(item) ? orNull(of(item)) : of(item));
        }
        return ofClass((Class<?>) type.getType());
    }

    private static Map<String, Object> ofClass(Class<?> type) {
        if (type == String.class) {
            return Map.of("type", "string");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Map.of("type", "integer");
        }
        return of(type);
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private Schema with(String name, Map<String, Object> property) {
        this.properties.put(name, property);
        return this;
    }
}
