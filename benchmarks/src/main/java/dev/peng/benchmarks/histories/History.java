package dev.peng.benchmarks.histories;

import dev.peng.benchmarks.migrator.NewScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The migrations of a real project, in their order.
 *
 * @param name of the project
 * @param scripts its ways up
 * @param tables how many there are afterwards
 */
record History(String name, List<NewScript> scripts, long tables) {

    private static final String MANIFEST = ".manifest.json";

    History {
        scripts = List.copyOf(scripts);
    }

    /** All in a folder, in the order of their names: each has a manifest, which says what is in it and what comes of it. */
    static List<History> in(Path corpora) throws IOException {
        var histories = new ArrayList<History>();
        try (var files = Files.list(corpora)) {
            for (var file : files.filter(file -> file.toString().endsWith(MANIFEST))
                    .sorted()
                    .toList()) {
                var manifest = JsonMapper.shared().readTree(file.toFile());
                if (!manifest.path("up").isEmpty()) {
                    histories.add(read(corpora, manifest));
                }
            }
        }
        return histories;
    }

    private static History read(Path corpora, JsonNode manifest) throws IOException {
        var alone = new HashSet<String>();
        manifest.get("needs_notx").forEach(name -> alone.add(name.asString()));
        var scripts = new ArrayList<NewScript>();
        for (var extension : manifest.get("final_objects").get("extensions")) {
            scripts.add(NewScript.of(
                    "extension", "create extension if not exists \"%s\";\n".formatted(extension.asString())));
        }
        for (var script : manifest.get("up")) {
            var name = script.get("name").asString();
            var file = script.get("file").asString().replaceFirst("^_derived/([^/]+)/", "$1.parts/");
            scripts.add(new NewScript(
                    name.replaceAll("\\.sql$|[^a-zA-Z0-9_]", ""),
                    Files.readString(corpora.resolve(file)),
                    !alone.contains(name)));
        }
        return new History(
                manifest.get("corpus").asString(),
                scripts,
                manifest.get("final_objects").get("tables").asLong());
    }
}
