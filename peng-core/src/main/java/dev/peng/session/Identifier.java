package dev.peng.session;

/** Quoting of names and literals, in one place. */
public final class Identifier {

    private Identifier() {}

    /** The name in double quotes, as the manual's section 4.1.1 has it. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Schema and name, each in double quotes. */
    public static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }

    /** The text as a literal: an E string, which means the same whatever standard_conforming_strings is. */
    public static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
