package dev.peng.comparison;

import static dev.peng.comparison.stage.Outcome.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was applied, and what lies in the folder. */
class AppliedScriptIntegrationTests {

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void comesLate() {
        start("1_book", "create table book (id int);", "3_loan", "create table loan (id int);");
        this.contest.script("2_member", "create table member (id int);");

        assertThat(this.contest.peng().start().message()).contains("comes late");
        assertThat(this.contest.peng().with("peng.migrations.out-of-order=warn").start())
                .isEqualTo(STARTED);

        assertThat(this.contest.flyway().start().message())
                .contains("Detected resolved migration not applied to database: 2");
        assertThat(this.contest.flyway().with("spring.flyway.out-of-order=true").start())
                .isEqualTo(STARTED);

        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);
        assertThat(this.contest.liquibase().hasTable("member")).isTrue();

        Row.of("history", 12, "a script comes late: 1 and 3 are applied, then there is 2")
                .peng("refuses to start; runs it with `peng.migrations.out-of-order=warn`")
                .flyway("refuses to start; runs it with `spring.flyway.out-of-order=true`")
                .liquibase("runs it");
    }

    @Test
    void hasMoreThanAnOlderReleaseKnows() {
        start("1_book", "create table book (id int);", "2_loan", "create table loan (id int);");

        this.contest.each(
                contender -> assertThat(contender.without("2_loan").start()).isEqualTo(STARTED));

        Row.of("history", 13, "an older release starts: the newest script that was applied is not there")
                .peng("✓ starts")
                .flyway("✓ starts")
                .liquibase("✓ starts");
    }

    @Test
    void hasAnOlderScriptThatIsGone() {
        start("1_book", "create table book (id int);", "2_loan", "create table loan (id int);");
        this.contest.each(contender -> contender.without("1_book"));

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);
        assertThat(this.contest
                        .peng()
                        .with("peng.migrations.orphaned=error")
                        .start()
                        .message())
                .contains("[ORPHANED]");
        assertThat(this.contest.flyway().start().message())
                .contains("Detected applied migration not resolved locally: 1");
        assertThat(this.contest
                        .flyway()
                        .with("spring.flyway.ignore-migration-patterns=*:missing")
                        .start())
                .isEqualTo(STARTED);
        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);

        Row.of("history", 14, "an older script that was applied has been deleted")
                .peng("starts; refuses with `peng.migrations.orphaned=error`")
                .flyway("refuses to start; starts with `spring.flyway.ignore-migration-patterns=*:missing`")
                .liquibase("starts");
    }

    @Test
    void noticesThatAStatementBecameAComment() {
        start("1_book", "create table book (id int);\n-- the first one\ninsert into book values (1);\n");
        this.contest.script("1_book", "create table book (id int);\n-- the first oneinsert into book values (1);\n");

        assertThat(this.contest.peng().start().message()).contains("was edited after it was applied");
        assertThat(this.contest.flyway().start()).isEqualTo(STARTED);
        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);

        Row.of("history", 15, "an applied script is edited: a line break goes, and a statement is part of a comment")
                .peng("✓ noticed")
                .flyway("✗ not noticed")
                .liquibase("✗ not noticed");
    }

    @Test
    void noticesBlanksInAString() {
        start("1_book", "create table book (title text);\ninsert into book values ('a  b');\n");
        this.contest.script("1_book", "create table book (title text);\ninsert into book values ('a b');\n");

        assertThat(this.contest.peng().start().message()).contains("was edited after it was applied");
        assertThat(this.contest.flyway().start().message()).contains("Migration checksum mismatch");
        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);

        Row.of("history", 16, "an applied script is edited: one of two blanks within a string goes")
                .peng("✓ noticed")
                .flyway("✓ noticed")
                .liquibase("✗ not noticed");
    }

    @Test
    void putsUpWithOtherLineEnds() {
        start("1_book", "create table book (id int);\ninsert into book values (1);\n");
        this.contest.script("1_book", "create table book (id int);\r\ninsert into book values (1);\r\n");

        this.contest.each(contender -> assertThat(contender.start()).isEqualTo(STARTED));

        Row.of("history", 17, "an applied script has other line ends (CRLF)")
                .peng("✓ the same")
                .flyway("✓ the same")
                .liquibase("✓ the same");
    }

    @Test
    void isParticularAboutBlanksBetweenStatements() {
        start("1_book", "create table book (id int);\ninsert into book values (1);\n");
        this.contest.script("1_book", "create table book (id int);\ninsert into book values (1);\n\n");
        assertThat(this.contest.peng().start().message()).contains("was edited after it was applied");
        assertThat(this.contest.flyway().start()).isEqualTo(STARTED);
        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);

        this.contest.script("1_book", "create table book (id int); \ninsert into book values (1);\n");
        assertThat(this.contest.peng().start().message()).contains("was edited after it was applied");
        assertThat(this.contest.flyway().start().message()).contains("Migration checksum mismatch");
        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);

        Row.of(
                        "history",
                        18,
                        "an applied script is reformatted: a blank at the end of a line, an empty line at the end")
                .peng("refuses both")
                .flyway("refuses the blank, does not notice the line")
                .liquibase("notices neither");
    }

    private void start(String... namesAndScripts) {
        for (var at = 0; at < namesAndScripts.length; at += 2) {
            this.contest.script(namesAndScripts[at], namesAndScripts[at + 1]);
        }
        this.contest.each(contender -> assertThat(contender.start()).isEqualTo(STARTED));
    }
}
