package dev.peng.migration;

import dev.peng.script.Placeholders;
import dev.peng.source.SourceReader;
import java.util.List;
import java.util.Locale;

/**
 * Finds the migrations: pairs files by version, adds the beans, and collects everything that does not fit. Scripts are
 * read and hashed, not parsed.
 */
final class MigrationLoader {

    private final SourceReader reader;
    private final MissingDown missingDown;
    private final Placeholders placeholders;
    private final List<? extends JavaMigration> beans;

    MigrationLoader(
            SourceReader reader,
            MissingDown missingDown,
            Placeholders placeholders,
            List<? extends JavaMigration> beans) {
        this.reader = reader;
        this.missingDown = missingDown;
        this.placeholders = placeholders;
        this.beans = List.copyOf(beans);
    }

    MigrationSet load() {
        var pairing = new MigrationPairing(this.missingDown, this.placeholders);
        this.reader.read(name -> name.toLowerCase(Locale.ROOT).endsWith(".sql")).forEach(pairing::add);
        this.beans.forEach(pairing::add);
        return pairing.result();
    }

    String locations() {
        return this.reader.describe();
    }
}
