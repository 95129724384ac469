package dev.peng.generate;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a type of PostgreSQL is in Java, as its JDBC driver converts it.
 *
 * @param imported the class, as an import names it; empty if it needs none
 * @param name of the class
 * @param primitive the same where it cannot be null
 * @param getter of a result set for the primitive; empty if the driver is asked for the class
 */
record JavaType(String imported, String name, String primitive, String getter) {

    private static final JavaType TEXT = new JavaType("", "String", "String", "getString");

    private static final Map<String, JavaType> TYPES = new HashMap<>();

    static {
        put(new JavaType("", "Boolean", "boolean", "getBoolean"), "bool", "boolean");
        put(new JavaType("", "Short", "short", "getShort"), "int2");
        put(new JavaType("", "Integer", "int", "getInt"), "int4", "int");
        put(new JavaType("", "Long", "long", "getLong"), "int8", "bigint");
        put(new JavaType("", "Float", "float", "getFloat"), "float4");
        put(new JavaType("", "Double", "double", "getDouble"), "float8");
        put(new JavaType("", "byte[]", "byte[]", "getBytes"), "bytea");
        put(object("java.math.BigDecimal"), "numeric");
        put(object("java.util.UUID"), "uuid");
        put(object("java.time.LocalDate"), "date");
        put(object("java.time.LocalTime"), "time");
        put(object("java.time.LocalDateTime"), "timestamp");
        put(object("java.time.OffsetDateTime"), "timestamptz");
        put(TEXT, "text", "varchar", "bpchar", "name", "json", "jsonb");
    }

    /** That of a type; text for everything that has no class of its own. */
    static JavaType of(String type) {
        return TYPES.getOrDefault(type, TEXT);
    }

    /** Whether one of them has this simple name. */
    static boolean isUsed(String simpleName) {
        return Stream.concat(TYPES.values().stream(), Stream.of(TEXT)).anyMatch(type -> type.name.equals(simpleName));
    }

    boolean isPrimitive() {
        return !primitive.equals(name);
    }

    private static JavaType object(String imported) {
        var name = imported.substring(imported.lastIndexOf('.') + 1);
        return new JavaType(imported, name, name, "");
    }

    private static void put(JavaType type, String... names) {
        for (var name : names) {
            TYPES.put(name, type);
        }
    }
}
