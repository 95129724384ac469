package dev.peng.comparison;

import static dev.peng.comparison.stage.Outcome.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Row;
import dev.peng.comparison.stage.Tool;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts that {@code psql -f} runs. */
class ScriptIntegrationTests {

    private static final String IN_TRANSACTION = "cannot run inside a transaction block";

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void placeholders() {
        this.contest.script("1_t", "create table t (a text);\ninsert into t values ('Dear ${name}');");

        works(Tool.PENG);
        fails(Tool.FLYWAY, "No value provided for placeholder: ${name}");
        works(Tool.FLYWAY, "spring.flyway.placeholder-replacement=false");
        works(Tool.LIQUIBASE);

        row(21, "`'Dear ${name}'`, a string")
                .peng("✓")
                .flyway("✗ `No value provided for placeholder`. ✓ with `spring.flyway.placeholder-replacement=false`")
                .liquibase("✓");
    }

    @Test
    void parametersInAnAtomicBody() {
        this.contest.script("1_t", """
                create function f(int) returns int language sql begin atomic select $1; end;
                create table t (a int);""");

        works(Tool.PENG);
        fails(Tool.FLYWAY, "Incomplete statement at line 1");
        works(Tool.LIQUIBASE);

        row(22, "`create function … begin atomic select $1; end`")
                .peng("✓")
                .flyway("✗ `Incomplete statement`: takes `$1` for a quote")
                .liquibase("✓");
    }

    @Test
    void questionMarks() {
        this.contest.script("1_t", "create table t (a jsonb, check (a ? 'name'));");

        works(Tool.PENG);
        works(Tool.FLYWAY);
        fails(Tool.LIQUIBASE, "syntax error at or near \"$1\"");
        this.contest
                .liquibase()
                .script("1_t", "splitStatements:false", "create table t (a jsonb, check (a ? 'name'));");
        fails(Tool.LIQUIBASE, "syntax error at or near \"$1\"");

        row(23, "`check (a ? 'name')`, an operator of `jsonb`")
                .peng("✓")
                .flyway("✓")
                .liquibase("✗ takes the `?` for a parameter, with `splitStatements:false` as well");
    }

    @Test
    void escapedQuotes() {
        this.contest.script("1_t", """
                create table t (a text);
                insert into t values (e'it\\'s; ok');
                insert into t values ('b');""");

        works(Tool.PENG);
        works(Tool.FLYWAY);
        works(Tool.LIQUIBASE);

        row(24, "`e'it\\'s; ok'`, a semicolon behind an escaped quote")
                .peng("✓")
                .flyway("✓")
                .liquibase("✓");
    }

    @Test
    void concurrentReindexing() {
        this.contest.script("1_t", "create table t (a int primary key);\nreindex table concurrently t;");

        works(Tool.PENG);
        fails(Tool.FLYWAY, IN_TRANSACTION);
        fails(Tool.LIQUIBASE, IN_TRANSACTION);
        outsideOfTransactions("""
                create table t (a int primary key);
                reindex table concurrently t;""");

        row(25, "`reindex table concurrently`")
                .peng("✓")
                .flyway("✗ runs it in a transaction. ✓ with `executeInTransaction=false` in a file beside the script"
                        + " and `…transactional-lock=false`")
                .liquibase("✓ with `runInTransaction:false`");
    }

    @Test
    void concurrentDetaching() {
        var sql = """
                create table t (a int) partition by range (a);
                create table t1 partition of t for values from (1) to (2);
                alter table t detach partition t1 concurrently;""";
        this.contest.script("1_t", sql);

        works(Tool.PENG);
        fails(Tool.FLYWAY, IN_TRANSACTION);
        fails(Tool.LIQUIBASE, IN_TRANSACTION);
        outsideOfTransactions(sql);

        row(26, "`alter table … detach partition … concurrently`")
                .peng("✓")
                .flyway("✗ runs it in a transaction. ✓ with `executeInTransaction=false` in a file beside the script"
                        + " and `…transactional-lock=false`")
                .liquibase("✓ with `runInTransaction:false`");
    }

    @Test
    void labelsOfAnEnum() {
        this.contest.script("1_color", "create type color as enum ('red');\ncreate table t (a color);");
        this.contest.each(contender -> assertThat(contender.start()).isEqualTo(STARTED));
        var sql = "alter type color add value 'blue';\ninsert into t values ('blue');";
        this.contest.script("2_blue", sql);

        works(Tool.PENG);
        fails(Tool.FLYWAY, "unsafe use of new value \"blue\"");
        this.contest.flyway().file("db/migration/V2__blue.sql.conf", "executeInTransaction=false");
        works(Tool.FLYWAY);
        fails(Tool.LIQUIBASE, "unsafe use of new value \"blue\"");
        this.contest.liquibase().script("2_blue", "runInTransaction:false", sql);
        works(Tool.LIQUIBASE);

        row(27, "a label is added to an enum, and used in the same script")
                .peng("✓ in two parts")
                .flyway("✗ `unsafe use of new value`. ✓ with `executeInTransaction=false` in a file beside the script")
                .liquibase("✗ `unsafe use of new value`. ✓ with `runInTransaction:false`");
    }

    @Test
    void dataOfCopy() {
        this.contest.script("1_t", """
                create table t (a text);
                copy t from stdin;
                one
                two; three
                \\.
                insert into t values ('four');""");

        works(Tool.PENG);
        works(Tool.FLYWAY);
        fails(Tool.LIQUIBASE, "COPY commands are only supported using the CopyManager API");
        loadData();

        row(28, "`copy … from stdin` with its data")
                .peng("✓")
                .flyway("✓")
                .liquibase("✗ `COPY commands are only supported using the CopyManager API`. ✓ from a CSV file, with"
                        + " `loadData` in a change set in YAML");
    }

    private void loadData() {
        this.contest
                .anew(Tool.LIQUIBASE)
                .script("1_t", "create table t (a text);")
                .file("db/changelog/rows.csv", "a\none\n\"two; three\"\n")
                .file("db/changelog/changes/2_rows.yaml", """
                        databaseChangeLog:
                          - changeSet:
                              id: 2_rows
                              author: shop
                              changes:
                                - loadData:
                                    file: db/changelog/rows.csv
                                    tableName: t
                        """);
        works(Tool.LIQUIBASE);
        assertThat(this.contest.liquibase().column("select a from t")).containsExactly("one", "two; three");
    }

    @Test
    @EnabledIfSystemProperty(named = "comparison.long", matches = "true")
    void dataOfCopyUpToTheEndOfTheFile() {
        this.contest.script("1_t", "create table t (a text);\ncopy t from stdin;\none\ntwo\n");

        works(Tool.PENG);
        assertThat(this.contest.flyway().process().endsWithin(Duration.ofSeconds(30)))
                .isFalse();
        assertThat(this.contest.flyway().hasTable("flyway_schema_history")).isTrue();
        assertThat(this.contest.flyway().waits()).isEmpty();
        var withEnd = this.contest
                .anew(Tool.FLYWAY)
                .script("1_t", "create table t (a text);\ncopy t from stdin;\none\n\\.\n");
        assertThat(withEnd.process().endsWithin(Duration.ofSeconds(30))).isTrue();
        assertThat(withEnd.hasTable("t")).isTrue();
        fails(Tool.LIQUIBASE, "COPY commands are only supported using the CopyManager API");

        row(29, "the same, and the data ends with the file, without `\\.`")
                .peng("✓")
                .flyway("✗ does not come to an end: still reading after 30 s, and the server has nothing to do")
                .liquibase("✗ `COPY commands are only supported using the CopyManager API`");
    }

    @Test
    void severalCommandsOfARule() {
        var sql = """
                create table t (a int);
                create table log (a int);
                create rule r as on insert to t do also (insert into log values (1); insert into log values (2));""";
        this.contest.script("1_t", sql);

        works(Tool.PENG);
        works(Tool.FLYWAY);
        fails(Tool.LIQUIBASE, "syntax error at end of input");
        this.contest.liquibase().script("1_t", "splitStatements:false", sql);
        works(Tool.LIQUIBASE);

        row(30, "`create rule … do also (…; …)`")
                .peng("✓")
                .flyway("✓")
                .liquibase("✗ cuts it within the parentheses. ✓ with `splitStatements:false`");
    }

    @Test
    void whatPgDumpWrites() {
        this.contest.script("1_t", "\\restrict abc\ncreate table t (a int);\n\\unrestrict abc\n");

        works(Tool.PENG);
        fails(Tool.FLYWAY, "syntax error at or near \"\\\"");
        fails(Tool.LIQUIBASE, "syntax error at or near \"\\\"");

        row(31, "`\\restrict`, which `pg_dump` writes into the first line since August 2025")
                .peng("✓")
                .flyway("✗ sends it to the server: `syntax error`")
                .liquibase("✗ sends it to the server: `syntax error`");
    }

    @Test
    void transactionsOfItsOwn() {
        var block = "begin;\ncreate table t (a int);\ncommit;\n";
        this.contest.script("1_t", block + "insert into t values (1/0);");
        this.contest.each(contender -> assertThat(contender.start().message()).contains("division by zero"));
        this.contest.script("1_t", block + "insert into t values (1);");

        works(Tool.PENG);
        fails(Tool.FLYWAY, "relation \"t\" already exists");
        fails(Tool.LIQUIBASE, "relation \"t\" already exists");

        row(32, "`begin … commit`, then a statement that fails; it is mended; next start")
                .peng("✓ goes on behind the block")
                .flyway("✗ has lost count of what is committed: `relation \"t\" already exists`")
                .liquibase("✗ has lost count of what is committed: `relation \"t\" already exists`");
    }

    private void works(Tool tool, String... settings) {
        assertThat(this.contest.of(tool).with(settings).start()).isEqualTo(STARTED);
        assertThat(this.contest.of(tool).hasTable("t")).isTrue();
    }

    private void fails(Tool tool, String message) {
        assertThat(this.contest.of(tool).start().message()).contains(message);
    }

    private void outsideOfTransactions(String sql) {
        this.contest.flyway().file("db/migration/V1__t.sql.conf", "executeInTransaction=false");
        works(Tool.FLYWAY, "spring.flyway.postgresql.transactional-lock=false");
        this.contest.liquibase().script("1_t", "runInTransaction:false", sql);
        works(Tool.LIQUIBASE);
    }

    private static Row row(int number, String what) {
        return Row.of("scripts", number, what);
    }
}
