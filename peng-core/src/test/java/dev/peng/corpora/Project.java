package dev.peng.corpora;

import com.jayway.jsonpath.JsonPath;
import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.migration.MigrationProvider;
import dev.peng.migration.MigrationSettings;
import dev.peng.migration.MissingDown;
import dev.peng.migration.Policy;
import dev.peng.source.FileName;
import dev.peng.source.Location;
import dev.peng.source.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The migrations of a public project, in files that are named as peng's.
 *
 * @param corpus its name
 * @param folder where its files are
 */
record Project(String corpus, Path folder) {

    /** One of golang-migrate, whose names are peng's. */
    static Project ofMigrate(String corpus) {
        return new Project(corpus, Catalog.CORPORA.resolve(corpus));
    }

    /** One of goose, in halves. */
    static Project ofGoose(String corpus, Path folder) throws IOException {
        var halves = Catalog.CORPORA.resolve(corpus + ".parts");
        copy(halves.resolve("up"), folder, name -> name.replaceFirst("(\\.up)?\\.sql$", ".up.sql"));
        copy(halves.resolve("down"), folder, name -> name.replaceFirst("(\\.up)?\\.sql$", ".down.sql"));
        return new Project(corpus, folder);
    }

    /** One of Flyway. What is repeatable there was run once, behind all versions. */
    static Project ofFlyway(String corpus, Path folder) throws IOException {
        List<String> repeatable = JsonPath.parse(
                        Catalog.CORPORA.resolve(corpus + ".manifest.json").toFile())
                .read("$.up[?(@.v == 'R')].name");
        copy(
                Catalog.CORPORA.resolve(corpus),
                folder,
                name -> name.startsWith("R__")
                        ? name.replaceFirst("R__(.*)\\.sql", (1000 + repeatable.indexOf(name)) + "_$1.up.sql")
                        : name.replaceFirst("V([\\d.]+)__(.*)\\.sql", "$1_$2.up.sql"));
        return new Project(corpus, folder);
    }

    MigrationProvider on(DataSource dataSource, MissingDown missingDown) {
        var location = Location.parse("filesystem:" + this.folder);
        var settings = new MigrationSettings(
                List.of(location), Policy.ERROR, Policy.ERROR, missingDown, Policy.WARN, true, true);
        var config = new PengConfig(PengConfig.DEFAULT.run(), settings, PengConfig.DEFAULT.seeds());
        return Peng.on(dataSource).config(config).build().migrations();
    }

    String down(Version version) throws IOException {
        try (var files = Files.list(this.folder)) {
            var file = files.filter(each -> FileName.parse(each.getFileName().toString())
                            .filter(name -> name.version().equals(version) && name.suffix() == FileName.Suffix.DOWN)
                            .isPresent())
                    .findFirst();
            return Files.readString(file.orElseThrow());
        }
    }

    private static void copy(Path from, Path to, UnaryOperator<String> name) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(name.apply(file.getFileName().toString())));
            }
        }
    }
}
