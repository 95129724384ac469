package dev.peng.script;

import dev.peng.error.Place;
import dev.peng.error.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;

/** A script with everything in it, for tests. */
record Parsed(String text, Script script, List<Statement> statements) {

    static Parsed parse(String text) {
        return parse("a.sql", text);
    }

    static Parsed parse(String file, String text) {
        return parse(file, text, Placeholders.NONE);
    }

    static Parsed parse(String file, String text, Placeholders placeholders) {
        return parse(file, text.getBytes(StandardCharsets.UTF_8), text, placeholders);
    }

    static Parsed parse(String file, byte[] bytes) {
        return parse(file, bytes, "", Placeholders.NONE);
    }

    private static Parsed parse(String file, byte[] bytes, String text, Placeholders placeholders) {
        var script = Script.read(file, new ByteArrayResource(bytes), placeholders);
        var statements = new ArrayList<Statement>();
        try (var reader = script.open()) {
            while (reader.next()) {
                statements.add(reader.statement());
            }
        }
        return new Parsed(text, script, statements);
    }

    List<Problem> problems() {
        return this.script.problems();
    }

    Directives directives() {
        return this.script.directives();
    }

    Place place(int statement) {
        return this.statements.get(statement).place();
    }
}
