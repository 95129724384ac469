package dev.peng.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyLineTests {

    /** From the catalogs of PostgreSQL 15. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY %s, line 12",
                "COPY %s, line 12, column age: \"7\"",
                "COPY %s, Zeile 12, Spalte age: »7«",
                "COPY %s, ligne 12, colonne age : « 7 »",
                "COPY %s, línea 12, columna age: «7»",
                "COPY %s, riga 12, colonna age: \"7\"",
                "COPY %s, rad 12, kolumn age: \"7\"",
                "COPY %s, строка 12, столбец age: \"7\"",
                "COPY %s, рядок 12, стовпець age: \"7\"",
                "%sのCOPY、行 12、列 age: \"7\"",
                "%s 복사, 12번째 줄, age 열: \"7\""
            })
    void isFoundInEveryLanguage(String where) {
        assertThat(CopyLine.in(where.formatted("passenger"), "copy passenger from stdin"))
                .isEqualTo(12);
        assertThat(CopyLine.in(where.formatted("odd, 7"), "copy /* 3 */ a . \"odd, 7\" (\"b, 4\") from stdin"))
                .isEqualTo(12);
    }

    @Test
    void isFoundBelowTheFunctionsThatWereCalled() {
        var where = "PL/pgSQL function passenger() line 3 at RAISE\nCOPY passenger, line 12: \"1\"";

        assertThat(CopyLine.in(where, "copy Passenger from stdin")).isEqualTo(12);
    }

    @Test
    void isFoundForANameThatTheServerHasCutOff() {
        assertThat(CopyLine.in("COPY aaa, line 12", "copy " + "a".repeat(80) + " from stdin"))
                .isEqualTo(12);
        assertThat(CopyLine.in("COPY ä, line 12", "copy U&\"\\00e4\" from stdin"))
                .isEqualTo(12);
    }

    @Test
    void maybeThereIsNone() {
        assertThat(CopyLine.in("", "copy a from stdin")).isZero();
        assertThat(CopyLine.in("PL/pgSQL function f() line 3 at RAISE", "copy a from stdin"))
                .isZero();
    }
}
