package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peng.TestDatabase;
import dev.peng.local.LocalPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Cuts as the psql of this machine does. Where psql differs from the server, peng goes with the server, and there is
 * nothing of it here: psql counts the words {@code begin}, {@code case} and {@code end} in what looks like a routine, and
 * is misled by columns of these names; it reads line by line, so that a string with escapes is none of these on its next
 * line, and a change of {@code standard_conforming_strings} has no meaning before that; and it takes letters behind a
 * number for part of it, which the server refuses.
 */
class PsqlOracleIntegrationTests {

    /** Those before it sent some comments otherwise. */
    private static final int OLDEST = 15;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private final Psql psql = Psql.find().orElseGet(() -> abort("there is no psql on the path"));

    @BeforeEach
    void makeTable() {
        assumeTrue(this.psql.major() >= OLDEST, "the psql on the path is older than " + OLDEST);
        this.database.execute("create table t (a text, b text)");
    }

    @Test
    void cutsTrickyScriptsAsPsqlDoes() throws IOException {
        var names = List.copyOf(TrickyScripts.ALL.keySet());

        var sent = sent(List.copyOf(TrickyScripts.ALL.values()));

        for (var i = 0; i < names.size(); i++) {
            compare(names.get(i), TrickyScripts.ALL.get(names.get(i)), sent.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void cutsRandomScriptsAsPsqlDoes(int seed) throws IOException {
        var random = new Random(seed);
        var pieces = new Pieces(random);
        var texts = IntStream.range(0, 100)
                .mapToObj(
                        i -> i % 2 == 0 ? pieces.whole(1 + random.nextInt(25)) : pieces.broken(1 + random.nextInt(25)))
                .toList();

        var sent = sent(texts);

        for (var i = 0; i < texts.size(); i++) {
            compare("script %d of seed %d".formatted(i, seed), texts.get(i), sent.get(i));
        }
    }

    /** psql decodes nothing, so what it sends is in the encoding of the file. */
    @Test
    void cutsAFileOfAnotherEncodingAsPsqlDoes() throws IOException {
        var text = "set client_encoding = latin1;\nselect 'é;', $ü$;$ü$;\ncopy t from stdin;\né\tü\n\\.\nselect 'ö';\n";
        var file = Files.writeString(this.folder.resolve("a.sql"), text, StandardCharsets.ISO_8859_1);

        var sent = this.psql.run(this.database.local(), List.of(file)).get(0);

        var ours = Cut.all(Files.readAllBytes(file));
        assertThat(ours.problems()).isEmpty();
        assertThat(ours.statements())
                .extracting(Statement::sql)
                .containsExactlyElementsOf(sent.stream()
                        .skip(1)
                        .map(one -> new String(one.bytes(), StandardCharsets.ISO_8859_1).replaceFirst(";$", ""))
                        .toList());
        assertThat(ours.data()).contains("é\tü\n");
    }

    /** In csv, a server from version 18 on takes for a row what an older psql sends to end the data. */
    @Test
    void loadsTheRowsThatPsqlLoads() throws IOException, SQLException {
        var readsCsv = this.psql.major() >= 18 || LocalPostgres.shared().version() < 18;

        for (var text : TrickyScripts.ALL.values()) {
            if (!text.contains("stdin") || text.contains("csv") && !readsCsv) {
                continue;
            }
            this.database.execute("truncate t");
            sent(List.of(text));
            var theirs = rows();
            this.database.execute("truncate t");
            run(text);
            assertThat(rows()).as(text).isEqualTo(theirs);
        }
    }

    private void run(String text) throws IOException, SQLException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (var connection = this.database.dataSource().getConnection();
                var reader = new ScriptReader("a.sql", bytes, Placeholders.NONE)) {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            while (reader.next()) {
                if (reader.statement().answer() == Answer.DATA_IN) {
                    var copy = copies.copyIn(reader.statement().sql());
                    var data = reader.data();
                    while (data.next()) {
                        copy.writeToCopy(data.bytes(), data.from(), data.length());
                    }
                    end(copy);
                }
            }
        }
    }

    // Before version 18 the server refuses a quoted field that data in csv ends in; psql goes on behind it.
    private static void end(CopyIn copy) throws SQLException {
        try {
            copy.endCopy();
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("unterminated CSV quoted field");
        }
    }

    private List<String> rows() {
        return this.database.column("select t::text from t order by t::text collate \"C\"");
    }

    private List<List<Sent>> sent(List<String> texts) throws IOException {
        var files = new ArrayList<Path>();
        for (var text : texts) {
            files.add(Files.writeString(this.folder.resolve(files.size() + ".sql"), text));
        }
        var sent = this.psql.run(this.database.local(), files);
        assertThat(sent).hasSameSizeAs(texts);
        return sent;
    }

    private static void compare(String name, String text, List<Sent> sent) {
        var theirs = sent.stream().filter(one -> one.statement().isPresent()).toList();
        var ours = Cut.all(text);
        var count = ours.comparable();
        if (ours.isComparableToTheEnd()) {
            assertThat(theirs).as("%s:%n%s", name, text).extracting(Sent::sql).hasSize(count);
        }
        for (var i = 0; i < count; i++) {
            var one = ours.statements().get(i);
            assertThat(theirs).as("%s:%n%s", name, text).hasSizeGreaterThan(i);
            var other = theirs.get(i);
            assertThat(Sent.isSame(one.sql(), other.statement().orElseThrow()))
                    .as(
                            "statement %d of %s%nwe send:%n%s%npsql sends:%n%s%nof%n%s",
                            i + 1, name, one, other.sql(), text)
                    .isTrue();
            assertThat(ours.data().get(i))
                    .as("data of statement %d of %s%n%s", i + 1, name, text)
                    .isEqualTo(other.text());
        }
    }
}
