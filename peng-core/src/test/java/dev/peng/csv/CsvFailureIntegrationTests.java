package dev.peng.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.StepFailedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFailureIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;
    private String file;

    @BeforeEach
    void aTable() {
        this.database.execute("""
                create table country (code text primary key, name text not null, people int check (people >= 0),
                                      twice int generated always as (people * 2) stored)""");
        this.scripts = Scripts.in(this.root);
        this.file = this.root.resolve("seeds/1_country.csv").toString();
    }

    @AfterEach
    void nothingStaysAndItIsPendingAgain() {
        assertThat(this.database.column("select code from country")).isEmpty();
        assertThat(this.database.column("select version from peng_seeds")).isEmpty();

        this.scripts.with("seeds/1_country.csv", "code,name\nDE,Germany\n");
        this.scripts.on(this.database.dataSource()).run();

        assertThat(this.database.column("select code from country")).containsExactly("DE");
    }

    @Test
    void aValueThatDoesNotConvert() {
        var failure = failure("-- peng:run once\n\ncode,name,people\nDE,\"Ger\nmany\",83\nFR,\"La\nFrance\",\"abc\"\n");

        assertThat(failure).hasMessage("""
                seed 1_country failed at %s:7:9

                    France","abc"
                            ^

                ERROR 22P02: invalid input syntax for type integer: "abc"
                Where: COPY country, line 7, column people: "abc"

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
        assertThat(failure.statement().sql())
                .startsWith("copy \"public\".\"country\" (\"code\", \"name\", \"people\")");
    }

    @Test
    void aColumnThatDoesNotExist() {
        assertThat(failure("\ncode,nmae,people\nDE,Germany,83\n")).hasMessage("""
                seed 1_country failed at %s:2:6

                    code,nmae,people
                         ^

                ERROR 42703: column "nmae" of relation "country" does not exist

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void aColumnThatTheServerGenerates() {
        assertThat(failure("code,name,twice\nDE,Germany,1\n")).hasMessage("""
                seed 1_country failed at %s:1:11

                    code,name,twice
                              ^

                ERROR 42P10: column "twice" is a generated column
                Detail: Generated columns cannot be used in COPY.

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void tooFewValues() {
        assertThat(failure("code,name,people\r\nDE,Germany,83\r\nFR,France\r\n"))
                .hasMessage("""
                seed 1_country failed at %s:3:10

                    FR,France
                             ^

                ERROR 22P04: missing data for column "people"
                Where: COPY country, line 3: "FR,France"

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void tooManyValues() {
        assertThat(failure("code,name\nDE,Germany\nFR,France,67\n")).hasMessage("""
                seed 1_country failed at %s:3:11

                    FR,France,67
                              ^

                ERROR 22P04: extra data after last expected column
                Where: COPY country, line 3: "FR,France,67"

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void aQuoteThatIsNotClosed() {
        assertThat(failure("code,name\nDE,Germany\nFR,\"France\nGB,Britain\nUS,America\n"))
                .hasMessage("""
                seed 1_country failed at %s:3:4

                    FR,"France
                       ^

                ERROR 22P04: unterminated CSV quoted field
                Where: COPY country, line 3: "FR,"France
                GB,Britain
                US,America
                "

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void aConstraintOfAColumn() {
        assertThat(failure("code,people,name\nDE,83,Germany\nFR,67,\n")).hasMessage("""
                seed 1_country failed at %s:3:7

                    FR,67,
                          ^

                ERROR 23502: null value in column "name" of relation "country" violates not-null constraint
                Detail: Failing row contains (FR, null, 67, 134).
                Where: COPY country, line 3, column name: ""

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void aConstraintOfTheTable() {
        assertThat(failure("code,name\nDE,Germany\nFR,France\nDE,Deutschland\n"))
                .hasMessage("""
                seed 1_country failed at %s:4:1

                    DE,Deutschland
                    ^

                ERROR 23505: duplicate key value violates unique constraint "country_pkey"
                Detail: Key (code)=(DE) already exists.
                Where: COPY country, line 4: "DE,Deutschland"

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void aTableThatDoesNotExist() {
        assertThat(failure("-- peng:table contry\ncode\nDE\n"))
                .hasMessageContaining("failed at " + this.file + ":2:1")
                .hasMessageContaining("ERROR 42P01: relation \"contry\" does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore", "update"})
    void theTableIsNamedThoughTheRowsGoToAnotherFirst(String onConflict) {
        assertThat(failure("-- peng:on-conflict " + onConflict + "\ncode,people,name\nDE,x,Germany\n"))
                .hasMessage("""
                seed 1_country failed at %s:3:4

                    DE,x,Germany
                       ^

                ERROR 22P02: invalid input syntax for type integer: "x"
                Where: COPY country, line 3, column people: "x"

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void aRowThatIsRefusedBehindTheOtherTable() {
        assertThat(failure("-- peng:on-conflict ignore\ncode,people,name\nDE,-1,Germany\n"))
                .hasMessage("""
                seed 1_country failed at %s:2:1

                    code,people,name
                    ^

                ERROR 23514: new row for relation "country" violates check constraint "country_people_check"
                Detail: Failing row contains (DE, Germany, -1, -2).

                Its transaction was rolled back: nothing of it remains, and it is not recorded.
                Applied before it in this run: nothing.""".formatted(this.file));
    }

    @Test
    void aTriggerThatRefusesARow() {
        this.database.execute("""
                create function refuse() returns trigger language plpgsql as $$ begin
                if new.code = 'XX' then raise 'no such country'; end if; return new; end $$""");
        this.database.execute("create trigger refuse before insert on country for each row execute function refuse()");

        assertThat(failure("code,name\nDE,Germany\nXX,Nowhere\n"))
                .hasMessageContaining("failed at " + this.file + ":3:1")
                .hasMessageContaining("Where: PL/pgSQL function refuse() line 2 at RAISE\n"
                        + "COPY country, line 3: \"XX,Nowhere\"\n");
    }

    @Test
    void bytesThatAreNotOfTheEncoding() {
        this.scripts.with(
                "seeds/1_country.csv", "code,name\nDE,Germany\nAT,\u00d6sterreich\n", StandardCharsets.ISO_8859_1);

        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> this.scripts.on(this.database.dataSource()).run());

        assertThat(failure.serverError().sqlState()).isEqualTo("22021");
        assertThat(failure.statement().place()).hasToString(this.file + ":3:1");
    }

    private StepFailedException failure(String text) {
        this.scripts.with("seeds/1_country.csv", text);
        return catchThrowableOfType(
                StepFailedException.class,
                () -> this.scripts.on(this.database.dataSource()).run());
    }
}
