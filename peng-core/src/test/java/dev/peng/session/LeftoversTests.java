package dev.peng.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.script.Script;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeftoversTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            set search_path = app | search_path
            SET SESSION search_path TO app, public | search_path
            set schema 'app' | search_path
            select pg_catalog.set_config('search_path', '', false) | search_path
            select set_config('role', 'deputy', 'f') | role
            set role deputy | role
            set session authorization deputy | role
            set role deputy; set search_path = app | role search_path
            set search_path = app; reset search_path |
            set search_path = app; reset all |
            set search_path = app; set search_path to default |
            set role deputy; reset role |
            set role deputy; set role none |
            set role deputy; reset all | role
            set session authorization deputy; set session authorization default |
            set local search_path = app |
            select set_config('search_path', 'app', true) |
            set work_mem = '1MB' |
            create table search_path () |
            """)
    void tellWhatAScriptSetsWithoutSettingItBack(String sql, String changed) {
        var leftovers = new Leftovers();
        try (var reader = Script.of("a.sql", sql).open()) {
            while (reader.next()) {
                leftovers.see(reader.statement());
            }
        }

        assertThat(leftovers.changed())
                .containsExactlyElementsOf(changed == null ? List.of() : List.of(changed.split(" ")));
    }
}
