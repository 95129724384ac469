package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;

class MigrationCommandsProcessTests {

    private static final String DURATION = "\"durationMs\":\\d+";

    @RegisterExtension
    final Project project = new Project();

    // P-09
    @Test
    void upTellsOfEachMigrationAndOfTheVersion() {
        var up = this.project.table("1", "book").table("2", "author").peng("up");

        assertThat(up.exitCode()).isZero();
        assertThat(up.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("\\[1/2] migration 1_book  \\d+ ms"),
                        line -> assertThat(line).matches("\\[2/2] migration 2_author  \\d+ ms"),
                        line -> assertThat(line).matches("2 applied in \\d+ ms; version 2"));
        assertThat(up.err()).isEmpty();
        assertThat(this.project.column("select actor from peng_runs")).containsExactly(System.getProperty("user.name"));
    }

    @Test
    void upIsOneDocumentForPrograms() throws Exception {
        var up = this.project.table("1", "book").peng("up", "--json");

        JSONAssert.assertEquals("""
                {format: 1, command: up, outcome: done, version: '1', durationMs: 0, steps: [
                  {action: applied, kind: migration, version: '1', name: book, durationMs: 0, rows: 0}]}
                """, up.json().toString().replaceAll(DURATION, "\"durationMs\":0"), true);
        assertThat(up.err()).isEmpty();
    }

    @Test
    void eachCommandHasOneDocumentForPrograms() {
        this.project
                .table("1", "book")
                .file(".peng/seeds/1_books.sql", "insert into book default values;")
                .file(".peng/seeds/1_books.undo.sql", "delete from book;");

        for (var command : List.of(
                "init",
                "create more",
                "seed create more",
                "validate",
                "config",
                "plan",
                "up 1",
                "seed apply",
                "seed revert books",
                "lock 1",
                "unlock 1",
                "redo",
                "down",
                "goto 1",
                "reset",
                "force 1",
                "status",
                "seed status",
                "version",
                "drift")) {
            var document = this.project.peng((command + " --json --yes --verbose").split(" "));

            assertThat(document.json().get("format").asInt()).as(command).isEqualTo(1);
            assertThat(command).startsWith(document.json().get("command").asString());
        }
    }

    @Test
    void aPasswordIsNeverShown() {
        for (var command : List.of("status", "config", "up", "down")) {
            var said = this.project.peng(
                    command, "--url=postgres://nobody:secret@127.0.0.1:1/x?password=secret", "--verbose");

            assertThat(said.err() + said.out())
                    .as(command)
                    .contains("127.0.0.1:1")
                    .doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h/a/b?user=x&password=secret", "h:port/b?password=secret", "h/b?password=%secret"})
    void whatTheDriverCannotReadIsNotShownEither(String url) {
        var said = this.project.peng("status", "--url=jdbc:postgresql://" + url, "--verbose");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("cannot be read by the driver").doesNotContain("secret");
    }

    @Test
    void upAppliesOneOrThoseUpToAVersion() {
        this.project.table("1", "a").table("2", "b").table("3", "c").table("4", "d");

        assertThat(this.project.peng("up", "--one", "-q").out()).matches("1 applied in \\d+ ms; version 1\\R");
        assertThat(this.project.peng("up", "3", "-q").out()).matches("2 applied in \\d+ ms; version 3\\R");
        assertThat(this.project.hasTable("d")).isFalse();
    }

    // P-10
    @Test
    void downRedoResetAndGotoNeedAWordOfConfirmation() {
        this.project.table("1", "a").table("2", "b").table("3", "c").peng("up");

        for (var command : new String[] {"down", "redo", "reset", "goto 1", "force 1 --not-applied"}) {
            var refused = this.project.peng(command.split(" "));

            assertThat(refused.exitCode()).as(command).isEqualTo(6);
            assertThat(refused.err()).contains("can take data away from", "(environment)", "--yes");
        }
        assertThat(this.project.hasTable("c")).isTrue();
    }

    // P-10
    @Test
    void withItTheyRun() {
        this.project.table("1", "a").table("2", "b").table("3", "c").peng("up");

        assertThat(this.project.peng("down", "-yq").out()).matches("1 reverted in \\d+ ms; version 2\\R");
        assertThat(this.project.peng("redo", "-yq").out()).matches("1 reverted, 1 applied in \\d+ ms; version 2\\R");
        assertThat(this.project.peng("goto", "3", "-yq").out()).matches("1 applied in \\d+ ms; version 3\\R");
        assertThat(this.project.peng("down", "--to", "1", "-yq").out()).matches("2 reverted in \\d+ ms; version 1\\R");
        assertThat(this.project.peng("force", "2", "-yq").out())
                .matches("1 recorded as applied in \\d+ ms; version 2\\R");
        assertThat(this.project.peng("force", "2", "--not-applied", "-yq").out())
                .matches("1 recorded as reverted in \\d+ ms; version 1\\R");
        assertThat(this.project.peng("reset", "-yq").out()).matches("1 reverted in \\d+ ms; no version\\R");
    }

    // G-34
    @Test
    void warningsOfTheServerAreShownAndItsNoticesIfWanted() {
        this.project.migration(
                "1_talk", "do $$ begin raise notice 'hello'; raise warning 'careful'; end $$;", "select 1;");

        assertThat(this.project.peng("up").err())
                .contains("1_talk.up.sql:1: careful")
                .doesNotContain("hello");
        assertThat(this.project.peng("redo", "--yes", "--verbose").err()).contains("1_talk.up.sql:1: hello", "careful");
        assertThat(this.project.peng("redo", "--yes", "--quiet").err()).isEmpty();
    }

    // J-15
    @Test
    void whatIsLockedIsNotReverted() {
        this.project.table("1", "a").peng("up");

        assertThat(this.project.peng("lock", "1", "-q").out()).matches("1 locked in \\d+ ms; version 1\\R");
        var refused = this.project.peng("down", "--yes");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("migration 1_a is locked [LOCKED]");
        assertThat(this.project.peng("status").out()).containsPattern("1 +a +applied +\\S+Z +locked");
        assertThat(this.project.peng("unlock", "1").exitCode()).isZero();
        assertThat(this.project.peng("down", "--yes").exitCode()).isZero();
    }

    // J-15
    @Test
    void statusAndVersionShowFilesAndHistory() throws Exception {
        this.project.table("1", "book").peng("up");
        this.project.table("2", "author").migration("1_book", "create table book (id int);", "drop table book;");

        var status = this.project.peng("status");
        assertThat(status.out().lines().map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\S+Z", "TIME")))
                .containsExactly(
                        "version  name    state    applied at",
                        "1        book    applied  TIME  edited",
                        "2        author  pending",
                        "",
                        "version 1, 1 applied, 1 pending");
        JSONAssert.assertEquals(
                """
                {format: 1, command: status, version: '1', applied: 1, pending: 1, problems: [],
                 drift: [{kind: 'checksum_changed', version: '1', name: book}],
                 migrations: [
                   {version: '1', name: book, kind: sql, state: applied, changed: true, locked: false},
                   {version: '2', name: author, kind: sql, state: pending, changed: false, locked: false}]}
                """, this.project.peng("status", "--json").json().toString(), false);
        assertThat(this.project.peng("version").out()).isEqualToIgnoringNewLines("1");
        JSONAssert.assertEquals(
                "{format: 1, command: version, version: '1', pending: 1}",
                this.project.peng("version", "--json").json().toString(),
                true);
    }

    @Test
    void driftEndsWithACodeOfItsOwnWhereItIsAskedFor() throws Exception {
        this.project.table("1", "book").peng("up");
        assertThat(this.project.peng("drift", "--check").exitCode()).isZero();

        this.project.migration("1_book", "create table book (id int);", "drop table book;");

        assertThat(this.project.peng("drift").exitCode()).isZero();
        var checked = this.project.peng("drift", "--check", "--json");
        assertThat(checked.exitCode()).isEqualTo(5);
        JSONAssert.assertEquals(
                "{format: 1, command: drift, drift: [{kind: 'checksum_changed', version: '1', name: book}]}",
                checked.json().toString(),
                false);
    }

    @Test
    void planTouchesNothing() throws Exception {
        this.project.table("1", "book").file(".peng/seeds/1_books.sql", "insert into book default values;");

        assertThat(this.project.peng("plan", "--sql").out().lines())
                .containsExactly("apply migration 1_book", "    create table book ();", "apply seed 1_books");
        JSONAssert.assertEquals("""
                {format: 1, command: plan, to: '1', seeds: ['1_books'], problems: [], warnings: [], migrations: [
                  {action: apply, version: '1', name: book, file: '.peng/migrations/1_book.up.sql'}]}
                """, this.project.peng("plan", "--json").json().toString(), true);
        assertThat(this.project.hasTable("peng_migrations")).isFalse();
        this.project.peng("up");
        this.project.peng("seed", "apply");
        assertThat(this.project.peng("plan").out()).isEqualToIgnoringNewLines("nothing to do");
        assertThat(this.project.peng("plan", "0").out()).isEqualToIgnoringNewLines("revert migration 1_book");
    }

    @Test
    void aPlanThatWouldBeRefusedSaysWhy() {
        var plan = this.project
                .table("1", "book")
                .file(".peng/migrations/2_half.up.sql", "select 1")
                .peng("plan");

        assertThat(plan.exitCode()).isEqualTo(3);
        assertThat(plan.out()).contains("problem: .peng/migrations/2_half.up.sql: has no down file.");
    }

    @Test
    void validateNeedsNoDatabase() {
        this.project.withoutDatabase().table("1", "book");
        assertThat(this.project.peng("validate").out()).isEqualToIgnoringNewLines("nothing is wrong");

        this.project.file(".peng/migrations/2_half.up.sql", "rollback;").file(".peng/migrations/x.sql", "select 1");

        var refused = this.project.peng("validate");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("[MISSING_DOWN]", "2_half.up.sql:1:1: rollback", "[MISNAMED_FILE]");
    }

    @Test
    void aFailureSaysWhereItIsAndWhatIsLeft() throws Exception {
        this.project.table("1", "book").migration("2_wrong", "select 1;\ncreate tabel x ();", "select 1;");

        var failed = this.project.peng("up", "--json");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains(
                        "error: migration 2_wrong failed at .peng/migrations/2_wrong.up.sql:2:8",
                        "    create tabel x ();",
                        "ERROR 42601: syntax error at or near \"tabel\"",
                        "Applied before it in this run: 1_book.");
        JSONAssert.assertEquals(
                "{format: 1, command: up, outcome: failed, error: {code: STEP_FAILED}}",
                failed.json().toString(),
                false);
        assertThat(this.project.column("select version from peng_migrations")).containsExactly("1");
    }

    @Test
    void aRefusedPlanSaysEachReason() throws Exception {
        this.project.table("1", "book").file(".peng/migrations/2_half.up.sql", "select 1");

        var refused = this.project.peng("up", "--json");

        assertThat(refused.exitCode()).isEqualTo(3);
        JSONAssert.assertEquals("""
                {format: 1, command: up, outcome: refused, error: {code: MISSING_DOWN, problems: [
                  {code: MISSING_DOWN, file: '.peng/migrations/2_half.up.sql', message: 'has no down file'}]}}
                """, refused.json().toString(), false);
    }

    // The time in which the other one runs a statement does not count.
    @Test
    void waitsForAnotherRunAsLongAsThatIsAtWork() throws Exception {
        this.project.migration("1_slow", "select pg_sleep(5);", "select 1;");
        var other = this.project.start("up");
        awaitSleep();

        var waiting = this.project.start("up", "-Prun-lock.timeout=1s");

        assertThat(other.end().exitCode()).isZero();
        var done = waiting.end();
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).startsWith("nothing to do");
        assertThat(done.err()).contains("waiting for another run since");
    }

    @Test
    void endsWithACodeOfItsOwnWhereTheLockIsNotFreeInTime() throws Exception {
        this.project.migration("1_slow", "select pg_sleep(2);", "select 1;");
        var first = this.project.start("up");
        awaitSleep();
        var key = this.project.column("select (classid::bigint << 32) | objid::bigint from pg_locks"
                + " where locktype = 'advisory' and database ="
                + " (select oid from pg_database where datname = current_database())");
        assertThat(first.end().exitCode()).isZero();
        this.project.table("2", "author");
        try (var holder = this.project.database().dataSource().getConnection();
                var statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(" + key.get(0) + ")");

            var late = this.project.peng("up", "-Prun-lock.timeout=1s");

            assertThat(late.exitCode()).isEqualTo(4);
            assertThat(late.err()).contains("[LOCK_TIMEOUT]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nope, Unmatched argument at index 0: 'nope', See peng --help",
        "goto x, '\"x\" is no version', See peng goto --help",
        "goto, Missing required parameter: '<version>', See peng goto --help",
        "down --nope, Unknown option: '--nope', See peng down --help",
        "down 0 --yes, 'down reverts one migration at least, not 0', Say how many",
        "down 2 --to 1 --yes, a count and --to exclude each other, Say one of them",
        "up 1 --one, a version and --one exclude each other, Say one of them",
        "seed, Missing required subcommand, See peng seed --help"
    })
    void wrongUsageSaysWhereHelpIs(String typed, String message, String help) {
        var refused = this.project.peng(typed.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message, help + ".");
        assertThat(refused.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--password-file=nowhere, the password file nowhere cannot be read, 2",
        "--url=mysql://x/y, the URL of the database cannot be read, 2",
        "-Pmigrations.changed=shout, 'peng.migrations.changed has a value that cannot be used: \"shout\"', 2",
        "--migrations=nowhere, filesystem:nowhere does not exist, 3",
        "--url=jdbc:postgresql://127.0.0.1:1/x, CONNECTION_FAILED, 1"
    })
    void whatCannotBeUsedIsSaid(String option, String message, int code) {
        var refused = this.project.table("1", "book").peng("up", option);

        assertThat(refused.err()).contains(message);
        assertThat(refused.exitCode()).isEqualTo(code);
    }

    @Test
    void withoutADatabaseItSaysHowToNameOne() {
        var refused = this.project.withoutDatabase().table("1", "book").peng("up");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("nothing says which database", "--url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock 7", "unlock 7", "force 7 --yes", "goto 7 --yes", "up 7"})
    void aVersionThatIsNowhereIsRefused(String typed) {
        this.project.table("1", "book").peng("up");

        var refused = this.project.peng(typed.split(" "));

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("[UNKNOWN_VERSION]");
    }

    @Test
    void whenItIsInterruptedTheServerStopsAndNothingIsLeft() throws Exception {
        this.project.migration("1_slow", "create table slow ();\nselect pg_sleep(50);", "drop table slow;");
        var running = this.project.start("up");
        awaitSleep();

        running.process().destroy();

        var ended = running.end();
        assertThat(ended.exitCode()).isEqualTo(143);
        assertThat(ended.err()).contains("migration 1_slow failed at", "ERROR 57014", "nothing of it remains");
        assertThat(this.project.hasTable("slow")).isFalse();
        assertThat(sleeping()).isEmpty();
    }

    private void awaitSleep() throws InterruptedException {
        while (sleeping().isEmpty()) {
            Thread.sleep(50);
        }
    }

    private List<String> sleeping() {
        return this.project.column(
                "select 1 from pg_stat_activity where datname = current_database() and state = 'active'"
                        + " and query like 'select pg_sleep%' and datname = current_database()");
    }
}
