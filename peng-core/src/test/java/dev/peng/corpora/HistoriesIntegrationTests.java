package dev.peng.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.peng.TestDatabase;
import dev.peng.migration.MissingDown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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
        var migrations = Project.ofMigrate("gm_chirpstack").on(this.database.dataSource(), MissingDown.ERROR);

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
        var up = Project.ofGoose("goose_nada", this.root.resolve("nada"))
                .on(this.database.dataSource(), MissingDown.ALLOW)
                .up();

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

        var up = Project.ofMigrate("gm_minder")
                .on(this.database.dataSource(), MissingDown.ALLOW)
                .up();

        assertThat(up.outcome().steps()).hasSize(117);
        assertThat(catalog()).isEqualTo(Catalog.recorded("gm_minder"));
    }

    /** Dotted versions, an index that is built concurrently without saying so, and three files that are repeatable. */
    @Test
    void marquezGoesUpToTheRecordedSchema() throws IOException {
        var project = Project.ofFlyway("fw_marquez", this.root.resolve("marquez"));

        var up = project.on(this.database.dataSource(), MissingDown.ALLOW).up();

        assertThat(up.outcome().steps()).hasSize(84);
        assertThat(catalog()).isEqualTo(Catalog.recorded("fw_marquez"));
        assertThat(catalog()).filteredOn(line -> line.startsWith("relation r")).hasSize(30);
        assertThat(catalog()).filteredOn(line -> line.startsWith("index")).hasSize(84);
        assertThat(catalog()).filteredOn(line -> line.startsWith("function")).hasSize(2);
    }

    private List<String> catalog() {
        return Catalog.lines(this.database.dataSource());
    }
}
