package dev.peng.comparison;

import static dev.peng.comparison.stage.Outcome.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.peng.comparison.stage.Contender;
import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Outcome;
import dev.peng.comparison.stage.Row;
import dev.peng.comparison.stage.Tool;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Indexes that are built while others write. */
class ConcurrentIndexIntegrationTests {

    private static final String BOOK = "create table book (id int, title text);";
    private static final String TWO_ALIKE = "insert into book values (1, 'Emma'), (2, 'Emma');";
    private static final String INDEX = "create index concurrently book_title on book (title);";
    private static final String UNIQUE = "create unique index concurrently book_title on book (title);";
    private static final String SESSION_LOCK = "spring.flyway.postgresql.transactional-lock=false";
    private static final String OUTSIDE = "runInTransaction:false";

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void isAllThatAScriptDoes() {
        this.contest
                .script("1_book", BOOK)
                .each(contender -> assertThat(contender.start()).isEqualTo(STARTED));
        this.contest.script("2_title", INDEX);

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);
        assertThat(index(this.contest.peng())).isEqualTo("valid");

        var waits = List.of("Lock: virtualxid in " + INDEX.replace(";", ""));
        try (var start = this.contest.flyway().begin()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> this.contest.flyway().waits().equals(waits));
            assertThat(start.outcome(Duration.ofSeconds(4))).isEqualTo(new Outcome.Hung(waits));
        }
        assertThat(index(this.contest.flyway())).isEqualTo("invalid");
        assertThat(this.contest.flyway().start().message()).contains("relation \"book_title\" already exists");
        var withSessionLock = this.contest.anew(Tool.FLYWAY).with(SESSION_LOCK);
        assertThat(withSessionLock
                        .script("1_book", BOOK)
                        .script("2_title", INDEX)
                        .start())
                .isEqualTo(STARTED);

        assertThat(this.contest.liquibase().start().message()).contains("cannot run inside a transaction block");
        assertThat(this.contest.liquibase().script("2_title", OUTSIDE, INDEX).start())
                .isEqualTo(STARTED);

        Row.of("indexes", 1, "`create index concurrently` is all that the script does")
                .peng("✓ built")
                .flyway(
                        "✗ hangs for ever: the build waits for the transaction in which Flyway's other connection holds the"
                                + " lock. Ended by hand it leaves an invalid index, and the next start fails: `relation"
                                + " \"book_title\" already exists`. ✓ with `spring.flyway.postgresql.transactional-lock=false`")
                .liquibase(
                        "✓ with `runInTransaction:false` in the change set; without it the server refuses the statement"
                                + " and nothing is left");
    }

    @Test
    void failsAndIsTriedAgain() {
        this.contest.script("1_book", BOOK + TWO_ALIKE).script("2_title", UNIQUE);
        this.contest.flyway().with(SESSION_LOCK);
        this.contest.liquibase().script("2_title", OUTSIDE, UNIQUE);
        this.contest.each(contender -> {
            assertThat(contender.start().message()).contains("Key (title)=(Emma) is duplicated");
            assertThat(index(contender)).isEqualTo("invalid");
            contender.execute("delete from book where id = 2");
        });

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);
        assertThat(index(this.contest.peng())).isEqualTo("valid");

        assertThat(this.contest.flyway().start().message()).contains("Detected failed migration to version 2");
        repair(this.contest.flyway());
        assertThat(this.contest.flyway().start().message()).contains("relation \"book_title\" already exists");

        assertThat(this.contest.liquibase().start().message()).contains("relation \"book_title\" already exists");

        Row.of("indexes", 2, "a concurrent unique index fails because of two equal rows; one is deleted; next start")
                .peng("✓ drops the invalid index that the failed build has left, and builds it")
                .flyway(
                        "✗ refuses to start: `Detected failed migration to version 2`; after `repair` it fails: `relation"
                                + " \"book_title\" already exists`, until somebody drops the invalid index")
                .liquibase("✗ fails at each start: `relation \"book_title\" already exists`, until somebody drops the"
                        + " invalid index");
    }

    @Test
    void standsBesideOtherStatements() {
        this.contest.script("1_book", BOOK + "\n" + INDEX);

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);
        assertThat(index(this.contest.peng())).isEqualTo("valid");

        assertThat(this.contest.flyway().start().message())
                .contains("Detected both transactional and non-transactional statements");
        assertThat(this.contest
                        .flyway()
                        .with("spring.flyway.mixed=true", SESSION_LOCK)
                        .start())
                .isEqualTo(STARTED);

        assertThat(this.contest.liquibase().start().message()).contains("cannot run inside a transaction block");
        assertThat(this.contest
                        .liquibase()
                        .script("1_book", OUTSIDE, BOOK + "\n" + INDEX)
                        .start())
                .isEqualTo(STARTED);

        Row.of("indexes", 3, "a table and a concurrent index of it in one script")
                .peng("✓ runs it in parts")
                .flyway(
                        "✗ refuses the script. ✓ with `spring.flyway.mixed=true` and `…transactional-lock=false`: nothing"
                                + " of it is in a transaction then")
                .liquibase("✓ with `runInTransaction:false`: nothing of it is in a transaction then");
    }

    @Test
    void standsBesideAStatementThatFails() {
        var broken = BOOK + "\ninsert into book values (1, 1/0);\n" + INDEX;
        var mended = BOOK + "\ninsert into book values (1, 'Emma');\n" + INDEX;
        this.contest.flyway().with("spring.flyway.mixed=true", SESSION_LOCK);
        this.contest.script("1_book", broken).liquibase().script("1_book", OUTSIDE, broken);
        this.contest.each(contender -> assertThat(contender.start().message()).contains("division by zero"));
        this.contest.script("1_book", mended).liquibase().script("1_book", OUTSIDE, mended);

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);
        assertThat(this.contest.peng().column("select title from book")).containsExactly("Emma");

        assertThat(this.contest.flyway().start().message()).contains("Detected failed migration to version 1");
        repair(this.contest.flyway());
        assertThat(this.contest.flyway().start().message()).contains("relation \"book\" already exists");

        assertThat(this.contest.liquibase().start().message()).contains("relation \"book\" already exists");

        Row.of(
                        "indexes",
                        4,
                        "such a script fails between the two, with the settings of row 3; it is mended; next start")
                .peng("✓ goes on where it ended")
                .flyway(
                        "✗ refuses to start: `Detected failed migration to version 1`; after `repair` it fails: `relation"
                                + " \"book\" already exists`")
                .liquibase("✗ fails: `relation \"book\" already exists`");
    }

    private static String index(Contender contender) {
        return String.join(", ", contender.column("""
                        select case when indisvalid then 'valid' else 'invalid' end from pg_index
                        where indexrelid = to_regclass('book_title')"""));
    }

    // What its command line does.
    private static void repair(Contender flyway) {
        Flyway.configure()
                .dataSource(flyway.jdbcUrl(), flyway.username(), flyway.password())
                .locations("filesystem:" + flyway.folder("db/migration"))
                .load()
                .repair();
    }
}
