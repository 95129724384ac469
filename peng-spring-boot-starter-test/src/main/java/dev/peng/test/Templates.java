package dev.peng.test;

import dev.peng.local.LocalDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Databases to copy, by what made them. Two that are made at once are one too many, and nobody waits for the other. */
final class Templates {

    /** For all contexts of this JVM, on its one server. */
    static final Templates SHARED = new Templates();

    private final Map<Recipe, LocalDatabase> ready = new ConcurrentHashMap<>();

    Optional<LocalDatabase> find(Recipe recipe) {
        return Optional.ofNullable(this.ready.get(recipe));
    }

    LocalDatabase keep(Recipe recipe, LocalDatabase template) {
        var first = this.ready.putIfAbsent(recipe, template);
        if (first != null) {
            template.drop();
            return first;
        }
        return template;
    }

    void drop() {
        this.ready.values().forEach(LocalDatabase::drop);
        this.ready.clear();
    }
}
