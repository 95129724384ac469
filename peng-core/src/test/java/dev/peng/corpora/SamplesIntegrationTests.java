package dev.peng.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** Dumps of sample databases, beside what {@code psql} made of them. */
@EnabledIfSystemProperty(
        named = "peng.corpora",
        matches = ".+",
        disabledReason = "no corpora: run with -Dpeng.corpora=<folder>")
class SamplesIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"pagila", "chinook", "netflix", "titanic"})
    void aDumpIsASeedAsItIs(String name) throws IOException, SQLException {
        var dump = Catalog.CORPORA.resolve("s_" + name).resolve(name + ".sql");
        var scripts = Scripts.in(this.root).with("seeds/1_" + name + ".sql", Files.readString(dump));
        assertThat(this.root.resolve("seeds/1_" + name + ".sql")).hasSameBinaryContentAs(dump);

        var start = System.nanoTime();
        scripts.on(this.database.dataSource()).seeds().applyAll();
        System.out.printf("%s: %d ms%n", name, (System.nanoTime() - start) / 1_000_000);

        assertThat(Catalog.lines(this.database.dataSource())).isEqualTo(Catalog.recorded("s_" + name));
        assertThat(tables()).isEqualTo(recordedTables(name));
    }

    private static Map<String, Contents> recordedTables(String name) throws IOException {
        Map<String, Map<String, Object>> tables = JsonPath.parse(
                        Catalog.CORPORA.resolve("s_" + name + ".manifest.json").toFile())
                .read("$.tables");
        var contents = new TreeMap<String, Contents>();
        tables.forEach((table, recorded) -> contents.put(
                table, new Contents(((Number) recorded.get("rows")).longValue(), (String) recorded.get("sha256"))));
        return contents;
    }

    private Map<String, Contents> tables() throws SQLException {
        var contents = new TreeMap<String, Contents>();
        try (var connection = this.database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'; set bytea_output = 'hex'");
            var copying = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : this.database.column("""
                    select format('%I.%I', n.nspname, c.relname)
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind = 'r' and n.nspname = 'public' and c.relname !~ '^peng_'""")) {
                var digest = sha256();
                var rows = copying.copyOut(
                        "copy (select * from only %s t order by t::text collate \"C\") to stdout".formatted(table),
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                contents.put(table, new Contents(rows, HexFormat.of().formatHex(digest.digest())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Contents(long rows, String sha256) {}
}
