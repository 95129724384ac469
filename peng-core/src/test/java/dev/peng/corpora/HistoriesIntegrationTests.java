package dev.peng.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.TestDatabase;
import dev.peng.migration.MigrationProvider;
import dev.peng.migration.MigrationSettings;
import dev.peng.migration.MissingDown;
import dev.peng.migration.Policy;
import dev.peng.source.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileCopyUtils;

/** Migration histories of public projects, beside what {@code psql} made of them. */
@EnabledIfSystemProperty(
        named = "peng.corpora",
        matches = ".+",
        disabledReason = "no corpora: run with -Dpeng.corpora=<folder>")
class HistoriesIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @Test
    void chirpstackGoesUpToTheRecordedSchemaAndDownToNothing() throws IOException {
        Catalog.installExtensions(this.database.dataSource(), "pg_trgm", "hstore");
        var migrations = migrations(Catalog.CORPORA.resolve("gm_chirpstack"), MissingDown.ERROR);

        var up = migrations.up();

        assertThat(up.outcome().steps()).hasSize(60);
        assertThat(catalog()).isEqualTo(Catalog.recorded("gm_chirpstack", "pg_trgm", "hstore"));
        assertThat(catalog()).filteredOn(line -> line.startsWith("relation r")).hasSize(18);
        assertThat(catalog()).filteredOn(line -> line.startsWith("index")).hasSize(63);
        assertThat(catalog()).filteredOn(line -> line.startsWith("constraint")).hasSize(48);
        assertThat(catalog()).filteredOn(line -> line.startsWith("column")).hasSize(156);

        var down = migrations.down(60);

        assertThat(down.outcome().steps()).hasSize(60);
        assertThat(catalog()).isEmpty();
        assertThat(migrations.version()).isEmpty();
    }

    @Test
    void nadaGoesUpToTheRecordedSchema() throws IOException {
        var folder = Files.createDirectories(this.root.resolve("nada"));
        try (var halves = Files.list(Catalog.CORPORA.resolve("goose_nada.parts/up"))) {
            for (var half : (Iterable<Path>) halves::iterator) {
                var name = half.getFileName().toString().replaceFirst("(\\.up)?\\.sql$", ".up.sql");
                FileCopyUtils.copy(half.toFile(), folder.resolve(name).toFile());
            }
        }

        var up = migrations(folder, MissingDown.ALLOW).up();

        assertThat(up.outcome().steps()).hasSize(72);
        assertThat(catalog()).isEqualTo(Catalog.recorded("goose_nada"));
        assertThat(catalog()).filteredOn(line -> line.startsWith("relation r")).hasSize(20);
    }

    /** 68 scripts bring a block of their own, two of them two, and two build indexes concurrently. */
    @Test
    void minderGoesUpAsItIsToTheRecordedSchema() throws IOException {
        assumeThat(this.database.column("select current_setting('server_version_num')::int / 10000"))
                .as("nulls not distinct came with PostgreSQL 15")
                .doesNotContain("14");

        var up = migrations(Catalog.CORPORA.resolve("gm_minder"), MissingDown.ALLOW)
                .up();

        assertThat(up.outcome().steps()).hasSize(117);
        assertThat(catalog()).isEqualTo(Catalog.recorded("gm_minder"));
    }

    private MigrationProvider migrations(Path folder, MissingDown missingDown) {
        var location = Location.parse("filesystem:" + folder);
        var settings = new MigrationSettings(
                List.of(location), Policy.ERROR, Policy.ERROR, missingDown, Policy.WARN, true, true);
        var config = new PengConfig(PengConfig.DEFAULT.run(), settings, PengConfig.DEFAULT.seeds());
        return Peng.on(this.database.dataSource()).config(config).build().migrations();
    }

    private List<String> catalog() {
        return Catalog.lines(this.database.dataSource());
    }
}
