package dev.peng.benchmarks.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFolderTests {

    @TempDir
    Path folder;

    @Test
    void hasEachKindByTurns() throws IOException {
        var scripts = MigrationFolder.write(folder, Migrator.RAW_JDBC, 5);

        var texts = ScriptFiles.read(scripts.location(Place.FOLDER)).values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
        var beginnings = List.of("create table item_0", "alter", "create index", "insert", "create table item_1");
        assertThat(texts).hasSize(5);
        for (var i = 0; i < texts.size(); i++) {
            assertThat(texts.get(i)).startsWith(beginnings.get(i));
        }
    }

    @Test
    void isNamedForItsMigrator() throws IOException {
        assertThat(first(Migrator.RAW_JDBC)).isEqualTo("20260101000000_table.sql");
        assertThat(first(Migrator.PENG)).isEqualTo("20260101000000_table.up.sql");
        assertThat(first(Migrator.FLYWAY)).isEqualTo("V20260101000000__table.sql");
        assertThat(first(Migrator.LIQUIBASE)).isEqualTo("20260101000000_table.sql");
    }

    @Test
    void isTheSameInItsJar() throws IOException {
        var scripts = MigrationFolder.write(folder, Migrator.LIQUIBASE, 1);

        try (var jar = new JarFile(scripts.jar().toFile())) {
            assertThat(jar.stream().map(Object::toString))
                    .containsExactly("migrations/", "migrations/20260101000000_table.sql", "root.yaml");
            var entry = jar.getEntry("migrations/20260101000000_table.sql");
            assertThat(jar.getInputStream(entry))
                    .hasBinaryContent(Files.readAllBytes(scripts.root().resolve(entry.getName())));
        }
    }

    private String first(Migrator migrator) throws IOException {
        var scripts = MigrationFolder.write(folder, migrator, 1);
        return ScriptFiles.read(scripts.location(Place.FOLDER)).firstKey();
    }
}
