package dev.peng.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.StepFailedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The text that reaches the server is the text of the script. */
class ScriptTextIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @BeforeEach
    void createTable() {
        this.database.execute("create table a (id serial, text text)");
    }

    @Test
    void escapesInAContinuedStringDoNotCutIt() {
        load("""
                insert into a (text) select E'one'
                    'it\\'s; \\\\ two';
                insert into a (text) values ('three');
                """);

        assertThat(texts()).containsExactly("oneit's; \\ two", "three");
    }

    @Test
    void whatLooksLikeAnEscapeOfJdbcIsText() {
        load("""
                insert into a (text) values ('{fn now()}'), ('{d ''2020-01-01''}'), ('{ts; ?} ?? $1');
                insert into a (text) select E'it\\'s {fn now()}';
                insert into a (text) select '{' || x || '}' from (values ('oj')) v (x); -- {escape
                """);

        assertThat(texts())
                .containsExactly("{fn now()}", "{d '2020-01-01'}", "{ts; ?} ?? $1", "it's {fn now()}", "{oj}");
    }

    @Test
    void operatorsWithQuestionMarksAreOperators() {
        load("""
                create table j (doc jsonb);
                insert into j values ('{"a": 1, "b": [1]}'), ('{"c": null}');
                insert into a (text) select doc::text from j where doc ? 'c';
                insert into a (text) select doc::text from j where doc ?| array['a', 'x'] and doc ?& array['a', 'b'];
                insert into a (text) select 'path' from j where doc @? '$.b[*] ? (@ == 1)';
                """);

        assertThat(texts()).containsExactly("{\"c\": null}", "{\"a\": 1, \"b\": [1]}", "path");
    }

    @Test
    void bodiesWithSemicolonsAreOneStatement() {
        load("""
                create function twice(x int) returns int language sql
                begin atomic
                    select case when x > 0 then 1 else 2 end;
                    select x * 2;
                end;
                create procedure fill(x text) language sql
                begin atomic
                    insert into a (text) values (x);
                    insert into a (text) values (x || twice(4));
                end;
                create table b (x text);
                create rule both_of_them as on insert to b do also (
                    insert into a (text) values (new.x);
                    insert into a (text) values (new.x || '; again')
                );
                call fill('filled');
                insert into b values ('ruled');
                """);

        assertThat(texts()).containsExactly("filled", "filled8", "ruled", "ruled; again");
    }

    @Test
    void anotherEncodingHoldsForWhatFollows() {
        load("""
                set client_encoding = 'LATIN1';
                insert into a (text) values ('Zürich');
                insert into a (text) values ('Genève');
                copy a (text) from stdin;
                Köniz
                \\.
                insert into a (text) values (current_setting('client_encoding'));
                """, StandardCharsets.ISO_8859_1);

        assertThat(texts()).containsExactly("Zürich", "Genève", "Köniz", "UTF8");
    }

    @Test
    void placesInAnotherEncodingAreCountedInCharacters() {
        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> load(
                        "set names 'WIN1252';\ninsert into a (text) values ('Zürich');\n"
                                + "insert into a (text) values ('5 €'), (nope);",
                        Charset.forName("windows-1252")));

        assertThat(failure).hasMessageContaining("1_rows.sql:3:39");
        assertThat(failure.statement().before()).isEqualTo("insert into a (text) values ('5 €'), (");

        failure = catchThrowableOfType(
                StepFailedException.class,
                () -> load(
                        "set names 'LATIN1';\ncopy a (text, id) from stdin;\nBümpliz\t1\nKöniz\tzwölf\n",
                        StandardCharsets.ISO_8859_1));

        assertThat(failure).hasMessageContaining("1_rows.sql:4:1");
        assertThat(failure.statement().after()).isEqualTo("Köniz\tzwölf");
    }

    @Test
    void stringsMayHaveBackslashesWhereTheScriptSaysSo() {
        load("""
                insert into a (text) select 'C:\\';
                insert into a (text) select 'one\\';
                set standard_conforming_strings = off;
                set escape_string_warning = off;
                insert into a (text) select 'it\\'s; a quote';
                insert into a (text) select '\\\\';
                set standard_conforming_strings = on;
                insert into a (text) select 'D:\\';
                insert into a (text) select '; end';
                """);

        assertThat(texts()).containsExactly("C:\\", "one\\", "it's; a quote", "\\", "D:\\", "; end");
        assertThat(this.database.column("select id from a order by id")).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void aDatabaseWithBackslashesInStringsReadsScriptsAsPengDoes() {
        this.database.execute("alter database %s set standard_conforming_strings = off"
                .formatted(Identifier.quote(this.database.local().name())));

        load("""
                insert into a (text) select 'C:\\';
                insert into a (text) select '; D:\\temp';
                insert into a (text) values (current_setting('standard_conforming_strings'));
                """);

        assertThat(texts()).containsExactly("C:\\", "; D:\\temp", "on");
    }

    @Test
    void whatTheDriverReadsOtherwiseIsNamed() {
        var failure = catchThrowableOfType(StepFailedException.class, () -> load("""
                do $$ begin perform set_config('standard_conforming_strings', 'off', false); end $$;
                select 'x';
                  select 'D:\\', 'a; b';
                """));

        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:3:3");
    }

    private void load(String script) {
        load(script, StandardCharsets.UTF_8);
    }

    private void load(String script, Charset charset) {
        Scripts.in(this.root)
                .with("seeds/1_rows.sql", script, charset)
                .on(this.database.dataSource())
                .seeds()
                .apply();
    }

    private java.util.List<String> texts() {
        return this.database.column("select text from a order by id");
    }
}
