package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM with a small heap, the size of which is the assertion. */
@Timeout(120)
class MemoryIntegrationTests {

    private static final long DUMP_BYTES = 150L << 20;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    // D-12
    @Test
    void aLargeDumpIsNotHeldInMemory() throws Exception {
        Scripts.in(this.root).migration("1_big", "create table big (id int, text text)", "drop table big");
        Files.createDirectories(this.root.resolve("seeds"));
        var rows = writeDump(this.root.resolve("seeds/1_dump.sql"));

        var start = System.nanoTime();
        assertThat(stepsOfRunWith("-Xmx48m")).isEqualTo(2);
        System.out.printf("%d MB, %,d rows: %d ms%n", DUMP_BYTES >> 20, rows, (System.nanoTime() - start) / 1_000_000);

        assertThat(this.database.column("select count(*) from big")).containsExactly("" + rows);
        assertThat(this.database.column(
                        "select id || ' ' || left(text, 9) from big where id in (1, %d) order by id".formatted(rows)))
                .containsExactly("1 row 1 äöü", rows + " row " + ("" + rows).substring(0, 5));
    }

    @Test
    void aLargeCsvFileIsNotHeldInMemory() throws Exception {
        Scripts.in(this.root).migration("1_big", "create table big (id int primary key, text text)", "drop table big");
        Files.createDirectories(this.root.resolve("seeds"));
        var rows = writeRows(this.root.resolve("seeds/1_big.csv"));

        var start = System.nanoTime();
        assertThat(stepsOfRunWith("-Xmx48m")).isEqualTo(2);
        System.out.printf("%d MB, %,d rows: %d ms%n", DUMP_BYTES >> 20, rows, (System.nanoTime() - start) / 1_000_000);

        assertThat(this.database.column("select count(*) from big")).containsExactly("" + rows);
        assertThat(this.database.column("select left(text, 14) from big where id = " + rows))
                .containsExactly(("row " + rows + ", \"äöü").substring(0, 14));
    }

    @Test
    void whatTheServerAnswersIsNotHeldInMemory() throws Exception {
        Scripts.in(this.root).migration("1_rows", """
                        select generate_series(1, 5000000), 'a row that nobody wants';
                        copy (select generate_series(1, 5000000)) to stdout;
                        create table done ();
                        """, "drop table done");

        var start = System.nanoTime();
        assertThat(stepsOfRunWith("-Xmx32m")).isEqualTo(1);
        System.out.printf("5,000,000 rows, twice: %d ms%n", (System.nanoTime() - start) / 1_000_000);

        assertThat(this.database.hasTable("done")).isTrue();
    }

    private static int writeDump(Path file) throws IOException {
        var filling = " äöü€😀 ".repeat(8);
        var row = 0;
        try (var out = Files.newBufferedWriter(file)) {
            for (long bytes = 0; bytes < DUMP_BYTES; ) {
                out.write("copy big from stdin;\n");
                for (var i = 0; i < 100_000; i++) {
                    var line = ++row + "\trow " + row + filling + "\n";
                    out.write(line);
                    bytes += line.length() * 3L / 2;
                }
                out.write("\\.\n\n");
            }
        }
        assertThat(Files.size(file)).isGreaterThan(DUMP_BYTES);
        return row;
    }

    private static int writeRows(Path file) throws IOException {
        var filling = ", \"\"äöü€😀\"\"".repeat(8);
        var row = 0;
        try (var out = Files.newBufferedWriter(file)) {
            out.write("-- peng:on-conflict ignore\nid,text\n");
            for (long bytes = 0; bytes < DUMP_BYTES; ) {
                var line = ++row + ",\"row " + row + filling + "\"\n";
                out.write(line);
                bytes += line.length();
            }
        }
        assertThat(Files.size(file)).isGreaterThan(DUMP_BYTES);
        return row;
    }

    private int stepsOfRunWith(String heap) throws IOException, InterruptedException {
        var process = RunInAnotherJvm.start(heap, this.database.local(), this.root);
        try (var out = process.inputReader(StandardCharsets.UTF_8);
                var in = process.outputWriter(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            in.write("go\n");
            in.flush();
            var steps = out.readLine();
            assertThat(process.waitFor()).isZero();
            return Integer.parseInt(steps);
        } finally {
            process.destroyForcibly();
        }
    }
}
