package dev.peng.migration;

import dev.peng.script.Placeholders;
import dev.peng.source.Interest;
import dev.peng.source.JavaIndex;
import dev.peng.source.SourceReader;
import java.util.List;
import java.util.Locale;

/**
 * Finds the migrations: pairs files by version, adds the beans, and collects everything that does not fit. Up scripts
 * are read and hashed, none is parsed.
 */
final class MigrationLoader {

    private final SourceReader reader;
    private final MissingDown missingDown;
    private final Placeholders placeholders;
    private final List<? extends JavaMigration> beans;
    private final List<JavaIndex.Entry> indexed;

    MigrationLoader(
            SourceReader reader,
            MissingDown missingDown,
            Placeholders placeholders,
            List<? extends JavaMigration> beans,
            List<JavaIndex.Entry> indexed) {
        this.reader = reader;
        this.missingDown = missingDown;
        this.placeholders = placeholders;
        this.beans = List.copyOf(beans);
        this.indexed = List.copyOf(indexed);
    }

    MigrationSet load() {
        var pairing = new MigrationPairing(this.missingDown, this.placeholders);
        var files = this.reader.read(MigrationLoader::interest);
        this.reader.missing(files, MigrationSettings.DEFAULT.locations()).forEach(pairing::add);
        files.forEach(pairing::add);
        this.beans.forEach(pairing::add);
        this.indexed.stream().map(IndexedMigration::new).forEach(pairing::add);
        return pairing.result();
    }

    String locations() {
        return this.reader.describe();
    }

    // A down script counts only for the run that needs it.
    private static Interest interest(String path) {
        var name = path.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".sql")) {
            return Interest.NONE;
        }
        return name.endsWith(".down.sql") ? Interest.NAME : Interest.CONTENT;
    }
}
