package dev.peng.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.source.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedStampIntegrationTests {

    private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);
    private static final String LARGE = "insert into word values ('a');\n-- %s\n".formatted("x".repeat(2 << 20));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void aTable() {
        this.database.execute("create table word (text text)");
        this.scripts = Scripts.in(this.root);
    }

    @Test
    void theRowKeepsTheChecksumOfTheBytesAndTheStampOfTheFile() throws Exception {
        write("seeds/1_word.csv", "text\r\na\r\n");
        write("seeds/2_small.sql", "insert into word values ('b')");
        write("seeds/3_large.sql", LARGE);

        apply();

        assertThat(this.database.column("select stamp from peng_seeds order by version"))
                .containsExactly("9:1700000000000", "", LARGE.length() + ":1700000000000");
        assertThat(this.database.column("select checksum from peng_seeds where version = '1'"))
                .containsExactly(sha256("text\r\na\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsPackedIsHashedAsItIs() throws Exception {
        var packed = Scripts.packed("text\na\n");
        this.scripts.with("seeds/1_word.csv.gz", packed);

        apply();

        assertThat(this.database.column("select checksum from peng_seeds")).containsExactly(sha256(packed));
    }

    @Test
    void anAppliedFileOfTheSameStampIsNotReadAgain() throws Exception {
        write("seeds/1_word.csv", "text\na\n");
        write("seeds/2_large.sql", LARGE);
        apply();

        write("seeds/1_word.csv", "text\nb\n");
        write("seeds/2_large.sql", LARGE.replace("'a'", "'b'"));

        assertThat(apply().drift()).isEmpty();
        assertThat(seeds().status().entries()).noneMatch(SeedEntry::changed);
        assertThat(seeds().drift())
                .extracting(DriftIssue::kind)
                .containsExactly(DriftKind.CHECKSUM_CHANGED, DriftKind.CHECKSUM_CHANGED);
    }

    // Builders of images give all files one time of 1970 or 1980.
    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:01Z", "1980-01-01T00:00:00Z"})
    void anInventedTimeIsNoReasonNotToReadAFile(Instant invented) throws Exception {
        this.scripts.with("seeds/1_word.csv", "text\na\n");
        Files.setLastModifiedTime(this.root.resolve("seeds/1_word.csv"), FileTime.from(invented));
        apply();

        this.scripts.with("seeds/1_word.csv", "text\nb\n");
        Files.setLastModifiedTime(this.root.resolve("seeds/1_word.csv"), FileTime.from(invented));

        assertThat(apply().drift()).extracting(DriftIssue::kind).containsExactly(DriftKind.CHECKSUM_CHANGED);
        assertThat(this.database.column("select stamp from peng_seeds")).containsExactly("");
    }

    @Test
    void anEditIsSeenByTheTimeOrTheLength() throws Exception {
        write("seeds/1_word.csv", "text\na\n");
        write("seeds/2_word.csv", "text\na\n");
        write("seeds/3_large.sql", LARGE);
        apply();

        this.scripts.with("seeds/1_word.csv", "text\nb\n");
        write("seeds/2_word.csv", "text\nabc\n");
        write("seeds/3_large.sql", LARGE + "\n");

        assertThat(apply().drift())
                .extracting(issue -> issue.version().toString())
                .containsExactly("1", "2", "3");
        assertThat(this.database.column("select count(*) from word")).containsExactly("3");
    }

    @Test
    void aFileThatWasOnlyTouchedHasNotChanged() throws Exception {
        write("seeds/1_word.csv", "text\na\n");
        apply();

        this.scripts.with("seeds/1_word.csv", "text\na\n");

        assertThat(apply().drift()).isEmpty();
    }

    @Test
    void theFileBesideItCounts() throws Exception {
        write("seeds/1_word.csv", "text\na\n");
        write("seeds/1_word.csv.peng", "-- peng:run on-change\n");
        apply();
        assertThat(apply().count(SeedState.APPLIED)).isEqualTo(1);

        write("seeds/1_word.csv.peng", "-- peng:run on-change\n-- peng:quote '\n");
        apply();

        assertThat(this.database.column("select count(*) from word")).containsExactly("2");
        assertThat(this.database.column("select stamp from peng_seeds"))
                .containsExactly("7:1700000000000 38:1700000000000");
    }

    @Test
    void oneThatRunsOnChangeRunsAgainWhenItsContentHasChanged() throws Exception {
        write("seeds/1_word.csv", "-- peng:run on-change\ntext\na\n");
        apply();
        this.scripts.with("seeds/1_word.csv", "-- peng:run on-change\ntext\na\n");
        apply();
        assertThat(words()).containsExactly("a");

        this.scripts.with("seeds/1_word.csv", "-- peng:run on-change\ntext\nb\n");
        apply();

        assertThat(words()).containsExactly("a", "b");
        assertThat(apply().drift()).isEmpty();
    }

    @Test
    void aPendingOneIsHashedOnlyWhileItLoads() throws Exception {
        write("seeds/1_word.csv", "text\na\n");
        write("seeds/2_large.sql", LARGE);

        assertThat(seeds().status().entries())
                .extracting(SeedEntry::currentChecksum)
                .containsOnly(Checksum.UNKNOWN);
        assertThat(apply().entries())
                .extracting(entry -> entry.currentChecksum().hex())
                .allMatch(hex -> hex.length() == 64);
    }

    @Test
    void aTableOfAnOlderReleaseGetsTheColumn() throws Exception {
        write("seeds/1_word.csv", "text\na\n");
        apply();
        this.database.execute("alter table peng_seeds drop column stamp");

        assertThat(apply().drift()).isEmpty();
        write("seeds/2_word.csv", "text\nb\n");
        apply();

        assertThat(this.database.column("select stamp from peng_seeds order by version"))
                .containsExactly("", "7:1700000000000");
    }

    private void write(String path, String text) throws IOException {
        this.scripts.with(path, text);
        Files.setLastModifiedTime(this.root.resolve(path), THEN);
    }

    private SeedStatus apply() {
        return seeds().applyAll().status();
    }

    private SeedProvider seeds() {
        return this.scripts.on(this.database.dataSource()).seeds();
    }

    private List<String> words() {
        return this.database.column("select text from word order by 1");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
