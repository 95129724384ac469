package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Histories of real projects. */
@EnabledIfSystemProperty(
        named = "peng.corpora",
        matches = ".+",
        disabledReason = "no corpora: run with -Dpeng.corpora=<folder>")
class CorporaProcessTests {

    @RegisterExtension
    final Project project = new Project();

    @Test
    void chirpstackGoesUpAndBackToNothing() {
        this.project.jdbc().sql("create extension pg_trgm").update();
        this.project.jdbc().sql("create extension hstore").update();
        var before = relations();

        var up = on("gm_chirpstack", "up", "--quiet");
        assertThat(up.err()).isEmpty();
        assertThat(up.out()).startsWith("60 applied in ");
        assertThat(on("gm_chirpstack", "status").out()).contains("60 applied, 0 pending");
        assertThat(on("gm_chirpstack", "reset", "--yes", "--quiet").out()).startsWith("60 reverted in ");

        assertThat(relations()).isEqualTo(before);
    }

    @Test
    void minderGoesUpAndSaysWhichOfItsWaysBackAreNone() {
        assertThat(on("gm_minder", "up", "--quiet").out()).startsWith("117 applied in ");

        var refused = on("gm_minder", "reset", "--yes");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("000074_sdlc_entities.down.sql: has no statement [EMPTY_SCRIPT]");
        assertThat(on("gm_minder", "version").out()).isEqualToIgnoringNewLines("000117");
    }

    private Project.Ended on(String corpus, String... command) {
        var folder = System.getProperty("peng.corpora") + "/" + corpus;
        return this.project
                .with("PENG_MIGRATIONS_LOCATIONS", "filesystem:" + folder)
                .with("PENG_MIGRATIONS_MISSING_DOWN", "allow")
                .peng(command);
    }

    private String relations() {
        return String.join(
                ",",
                this.project.column("select relname from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relname not like 'peng%' order by 1"));
    }
}
