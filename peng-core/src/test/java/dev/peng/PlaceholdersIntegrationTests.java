package dev.peng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @Test
    void haveValuesInMigrationsAndSeeds() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", """
                        -- peng:placeholders on
                        create table ${prefix}_a (id int, name text default '${prefix}'); -- ${prefix}
                        comment on table ${prefix}_a is $$${prefix}$$;
                        """, "-- peng:placeholders on\ndrop table ${prefix}_a")
                .with("seeds/1_rows.sql", """
                        -- peng:placeholders on
                        insert into ${prefix}_a (id) values (${first-id});
                        copy ${prefix}_a from stdin;
                        8\t${prefix}
                        \\.
                        """);
        var peng = peng(scripts, Map.of("prefix", "my", "first-id", "3 + 4"));

        peng.run();

        assertThat(this.database.column("select id || ' ' || name from my_a order by id"))
                .containsExactly("7 ${prefix}", "8 ${prefix}");
        assertThat(this.database.column("select obj_description('my_a'::regclass)"))
                .containsExactly("${prefix}");

        peng.migrations().down(1);

        assertThat(this.database.hasTable("my_a")).isFalse();
    }

    @Test
    void haveTheValuesOfTodayInADownScriptThatWasKept() {
        var up = "-- peng:placeholders on\ncreate table ${prefix}_a ()";
        var scripts =
                Scripts.in(this.root).migration("1_a", up, "-- peng:placeholders on\ndrop table ${prefix}_a, ${other}");
        this.database.execute("create table before ()");
        this.database.execute("create table after ()");
        peng(scripts, Map.of("prefix", "my", "other", "before")).migrations().up();
        scripts.without("migrations/1_a.up.sql").without("migrations/1_a.down.sql");

        var unknown = peng(scripts, Map.of("prefix", "my")).migrations();
        assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> unknown.down(1));
        assertThat(this.database.hasTable("my_a")).isTrue();

        peng(scripts, Map.of("prefix", "my", "other", "after")).migrations().down(1);

        assertThat(this.database.hasTable("my_a")).isFalse();
        assertThat(this.database.hasTable("before")).isTrue();
        assertThat(this.database.hasTable("after")).isFalse();
    }

    @Test
    void oneWithoutAValueRefusesTheRun() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "-- peng:placeholders on\ninsert into a\n  values (${id}), (${of nothing});");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> peng(scripts, Map.of("prefix", "my")).run())
                .satisfies(e -> assertThat(e.problems().get(0).action()).contains("peng.placeholders.id", "prefix"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly(ErrorCode.PLACEHOLDER, ErrorCode.PLACEHOLDER))
                .satisfies(e -> assertThat(
                                e.problems().get(0).place().orElseThrow().toString())
                        .endsWith("1_rows.sql:3:11"));
        assertThat(this.database.hasTable("a")).isFalse();
    }

    @Test
    void doNotMoveThePlaceOfAFailure() {
        var values = Map.of("long", "'a value that is\nmuch longer: äöü 😀'", "none", "", "bad", "+ nope");

        assertThat(placeOfFailure("select ${long}, 'ü', ${none}${none} ${long}, nope;", values))
                .isEqualTo("1_rows.sql:3:46");
        assertThat(placeOfFailure("select ${none}nope, ${long};", values)).isEqualTo("1_rows.sql:3:15");
        assertThat(placeOfFailure("select ${long}, '€', 1 ${bad};", values)).isEqualTo("1_rows.sql:3:24");
        assertThat(placeOfFailure("select nope, ${long};", values)).isEqualTo("1_rows.sql:3:8");
    }

    private String placeOfFailure(String statement, Map<String, String> values) {
        var scripts = Scripts.in(this.root)
                .with(
                        "seeds/1_rows.sql",
                        "-- peng:placeholders on\nselect ${long}, ${long};\n" + statement + "\nselect 1;");
        var failure = catchThrowableOfType(
                StepFailedException.class, () -> peng(scripts, values).seeds().applyAll());
        assertThat(failure.serverError().sqlState()).isEqualTo("42703");
        return failure.statement().place().toString().replaceFirst("^.*/", "");
    }

    private Peng peng(Scripts scripts, Map<String, String> placeholders) {
        var config = scripts.config();
        return Peng.on(this.database.dataSource())
                .config(new PengConfig(config.run(), config.migrations(), config.seeds(), placeholders))
                .build();
    }
}
