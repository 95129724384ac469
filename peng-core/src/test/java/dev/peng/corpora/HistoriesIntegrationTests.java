package dev.peng.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.ProblemsException;
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

    @Test
    void minderGoesUpToTheRecordedSchemaButForThreeScriptsOfSeveralParts() throws IOException {
        assumeThat(this.database.column("select current_setting('server_version_num')::int / 10000"))
                .as("nulls not distinct came with PostgreSQL 15")
                .doesNotContain("14");
        var folder = Files.createDirectories(this.root.resolve("minder"));
        try (var ups = Files.newDirectoryStream(Catalog.CORPORA.resolve("gm_minder"), "*.up.sql")) {
            for (var up : ups) {
                FileCopyUtils.copy(up.toFile(), folder.resolve(up.getFileName()).toFile());
            }
        }

        var refused = catchThrowableOfType(
                ProblemsException.class,
                () -> migrations(folder, MissingDown.ALLOW).up());

        assertThat(refused.problems())
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.NOT_TRANSACTIONAL));
        var files = refused.problems().stream()
                .map(problem -> Path.of(problem.place().orElseThrow().file()))
                .distinct()
                .toList();
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "000006_entity_profiles_unique.up.sql",
                        "000050_artifact_projects.up.sql",
                        "000067_rule_evaluations_repo_index.up.sql");

        for (var file : files) {
            putIntoOnePart(file);
        }
        var up = migrations(folder, MissingDown.ALLOW).up();

        assertThat(up.outcome().steps()).hasSize(117);
        assertThat(catalog()).isEqualTo(Catalog.recorded("gm_minder"));
    }

    private static void putIntoOnePart(Path file) throws IOException {
        var text =
                Files.readString(file).replaceAll("(?im)^(begin|commit);", "").replaceAll("(?i) concurrently", "");
        Files.writeString(file, text);
    }

    private MigrationProvider migrations(Path folder, MissingDown missingDown) {
        var location = Location.parse("filesystem:" + folder);
        var settings =
                new MigrationSettings(List.of(location), Policy.ERROR, Policy.ERROR, missingDown, Policy.WARN, true);
        var config = new PengConfig(PengConfig.DEFAULT.run(), settings, PengConfig.DEFAULT.seeds());
        return Peng.on(this.database.dataSource()).config(config).build().migrations();
    }

    private List<String> catalog() {
        return Catalog.lines(this.database.dataSource());
    }
}
