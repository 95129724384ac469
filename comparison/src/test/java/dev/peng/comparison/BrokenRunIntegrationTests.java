package dev.peng.comparison;

import static dev.peng.comparison.stage.Outcome.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.comparison.stage.Contender;
import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Outcome;
import dev.peng.comparison.stage.Row;
import dev.peng.comparison.stage.Tool;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that break and processes that are killed. */
class BrokenRunIntegrationTests {

    private static final String SLOW = "create table book (id int);\nselect pg_sleep(4);";

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void theSessionEndsAtTheCommitOfTheHistory() {
        this.contest
                .script("1_book", "create table book (id int);")
                .each(contender -> assertThat(contender.start()).isEqualTo(STARTED));
        cutAtCommitOf("peng_migrations", this.contest.peng());
        cutAtCommitOf("flyway_schema_history", this.contest.flyway());
        cutAtCommitOf("databasechangelog", this.contest.liquibase());
        this.contest.script("2_member", "create table member (id int);").each(contender -> {
            assertThat(contender.start()).isInstanceOf(Outcome.Failed.class);
            contender.execute("drop function cut() cascade");
        });

        assertThat(this.contest.peng().hasTable("member")).isFalse();
        assertThat(this.contest.peng().start()).isEqualTo(STARTED);

        assertThat(this.contest.flyway().hasTable("member")).isTrue();
        assertThat(this.contest.flyway().start().message()).contains("relation \"member\" already exists");

        var liquibase = this.contest.liquibase();
        assertThat(liquibase.hasTable("member")).isTrue();
        assertThat(liquibase.column("select locked from databasechangeloglock")).containsExactly("t");
        assertThat(liquibase
                        .execute("update databasechangeloglock set locked = false")
                        .start()
                        .message())
                .contains("relation \"member\" already exists");

        var withSessionLock = this.contest
                .anew(Tool.FLYWAY)
                .with("spring.flyway.postgresql.transactional-lock=false")
                .script("1_book", "create table book (id int);");
        assertThat(withSessionLock.start()).isEqualTo(STARTED);
        cutAtCommitOf("flyway_schema_history", withSessionLock);
        assertThat(withSessionLock
                        .script("2_member", "create table member (id int);")
                        .start())
                .isInstanceOf(Outcome.Failed.class);
        withSessionLock.execute("drop function cut() cascade");
        assertThat(withSessionLock.hasTable("member")).isFalse();
        assertThat(withSessionLock.start()).isEqualTo(STARTED);

        Row.of("crashes", 7, "the server ends the session that writes the history, when it commits; next start")
                .peng("✓ script and history row are one transaction: neither is there, and it is run again")
                .flyway(
                        "✗ the table is there, the history does not know it: `relation \"member\" already exists`. ✓ with"
                                + " `spring.flyway.postgresql.transactional-lock=false`")
                .liquibase(
                        "✗ the table is there, the history does not know it, and its lock is still taken; unlocked by"
                                + " hand: `relation \"member\" already exists`");
    }

    @Test
    void theProcessIsKilledWhileItMigrates() {
        this.contest.script("1_book", SLOW);
        this.contest.each(contender -> {
            var process = contender.process();
            contender.awaitSleep();
            process.kill();
        });

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);
        assertThat(this.contest.flyway().start()).isEqualTo(STARTED);
        assertThat(this.contest.liquibase().start(Duration.ofSeconds(10))).isInstanceOf(Outcome.Hung.class);
        assertThat(this.contest.liquibase().column("select locked from databasechangeloglock"))
                .containsExactly("t");
        assertThat(this.contest.liquibase().hasTable("book")).isFalse();

        Row.of("crashes", 8, "the process is killed (`kill -9`) while a script runs; next start")
                .peng("✓ waits until the server has given the old session up, and runs the script")
                .flyway("✓ waits until the server has given the old session up, and runs the script")
                .liquibase(
                        "✗ waits for the lock that the killed process has left in a table, longer than the 10 s of the"
                                + " test; it is there until somebody removes it");
    }

    private static void cutAtCommitOf(String history, Contender contender) {
        contender.execute("""
                create function cut() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    perform pg_sleep(10);
                    return null;
                end $$""");
        contender.execute("""
                create constraint trigger cut after insert on %s initially deferred
                for each row execute function cut()""".formatted(history));
    }
}
