package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.TestDatabase;
import dev.peng.run.Resumption.Finding;
import dev.peng.script.Script;
import dev.peng.script.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told of a statement after a crash, from what it has left. */
class ResumptionIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private String other;

    @BeforeEach
    void nameAnotherDatabase() {
        this.other = this.database.local().name() + "_Other";
    }

    @AfterEach
    void dropIt() {
        this.database.execute("drop database if exists \"" + this.other + "\"");
        this.database.execute("drop subscription if exists sub");
    }

    @Test
    void aDatabaseThatIsThereWasMadeIfItWasNotThereBefore() {
        var create = "create database \"" + this.other + "\" template template0";
        var note = note(create);

        assertThat(find(create, note)).isEqualTo(Finding.REPEAT);
        this.database.execute(create);

        assertThat(find(create, note)).isEqualTo(Finding.DONE);
        assertThat(find(create, note(create))).isEqualTo(Finding.UNCERTAIN);
    }

    @Test
    void aDatabaseThatIsGoneWasDropped() {
        var drop = "drop database if exists \"" + this.other + "\"";
        assertThat(find(drop, note(drop))).isEqualTo(Finding.DONE);

        this.database.execute("create database \"" + this.other + "\" template template0");

        assertThat(find(drop, note(drop))).isEqualTo(Finding.REPEAT);
    }

    @Test
    void aSubscriptionIsLookedForLikewise() {
        var create = "create subscription Sub connection 'dbname=none' publication p with (connect = true)";
        var note = note(create);

        assertThat(find(create, note)).isEqualTo(Finding.REPEAT);
        this.database.execute("create subscription sub connection 'dbname=none' publication p"
                + " with (connect = false, slot_name = none)");

        assertThat(find(create, note)).isEqualTo(Finding.DONE);
        assertThat(find("drop subscription sub", "")).isEqualTo(Finding.REPEAT);
    }

    @Test
    void aTablespaceIsLookedForLikewise() {
        var create = "create tablespace nowhere location '/nowhere'";

        assertThat(find(create, note(create))).isEqualTo(Finding.REPEAT);
        assertThat(find("drop tablespace nowhere", "")).isEqualTo(Finding.DONE);
        assertThat(find("drop tablespace pg_default", "")).isEqualTo(Finding.REPEAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reindex table concurrently a",
                "reindex (verbose, concurrently) table a",
                "reindex index concurrently a_id",
                "reindex schema concurrently public"
            })
    void whatARebuildHasLeftSinceItBeganIsClearedAwayAndItIsDoneAgain(String reindex) {
        this.database.execute("create table a (id int)");
        this.database.execute("create index a_id on a (id)");
        invalid("a_id_ccold");
        var note = note(reindex);
        invalid("a_id_ccnew");

        assertThat(find(reindex, note)).isEqualTo(Finding.REPEAT);

        assertThat(indexes()).containsExactly("a_id", "a_id_ccold");
    }

    @Test
    void whatIsLeftOfAnotherTableIsNotItsOwn() {
        this.database.execute("create table a (id int)");
        this.database.execute("create table b (id int)");
        this.database.execute("create index a_id_ccnew on a (id)");
        this.database.execute("update pg_index set indisvalid = false where indexrelid = 'a_id_ccnew'::regclass");

        find("reindex table concurrently b", "");

        assertThat(indexes()).containsExactly("a_id_ccnew");
    }

    @Test
    void aNameThatTheServerCutsOffIsFound() {
        var name = "é".repeat(40);
        this.database.execute("create table a (id int)");
        var create = "create index concurrently " + name + " on a (id)";
        var note = note(create);
        this.database.execute(create);

        assertThat(find(create, note)).isEqualTo(Finding.DONE);
    }

    private void invalid(String index) {
        this.database.execute("create index " + index + " on a (id)");
        this.database.execute("update pg_index set indisvalid = false where indexrelid = '" + index + "'::regclass");
    }

    private List<String> indexes() {
        return this.database.column(
                "select relname from pg_class where relkind = 'i' and relnamespace = 'public'::regnamespace order by 1");
    }

    private String note(String sql) {
        return new Resumption(this.database.jdbc()).note(statement(sql));
    }

    private Finding find(String sql, String note) {
        return new Resumption(this.database.jdbc()).find(statement(sql), note);
    }

    private static Statement statement(String sql) {
        try (var reader = Script.of("a.sql", sql).open()) {
            reader.next();
            return reader.statement();
        }
    }
}
