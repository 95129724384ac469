package dev.peng.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.session.CopyLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFailureTests {

    /** From the catalogs of PostgreSQL 15. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY person, line 12, column age: \"id\"",
                "COPY person, line 12, column age: null input",
                "COPY person, Zeile 12, Spalte age: »id«",
                "COPY person, ligne 12, colonne age : « id »",
                "COPY person, línea 12, columna age: «id»",
                "COPY person, riga 12, colonna age: \"id\"",
                "COPY person, rad 12, kolumn age: \"id\"",
                "COPY person, строка 12, столбец age: \"id\"",
                "COPY person, рядок 12, стовпець age: \"id\"",
                "personのCOPY、行 12、列 age: \"id\"",
                "person 복사, 12번째 줄, age 열: \"id\""
            })
    void theColumnIsFoundInEveryLanguage(String where) {
        var line = CopyLine.find(where, "copy \"public\".\"person\" (\"id\") from stdin")
                .orElseThrow();

        assertThat(line.number()).isEqualTo(12);
        assertThat(line.text()).isEqualTo(where);
        assertThat(CsvFailure.columnIn(line.rest(), List.of("id", "age", "column", "Spalte", "ag")))
                .contains("age");
    }

    @Test
    void theValueNamesNoColumn() {
        assertThat(CsvFailure.columnIn(": \"1,age\"", List.of("age"))).isEmpty();
    }

    @Test
    void aNameMayHaveBlanksAndMarks() {
        assertThat(CsvFailure.columnIn(", column the age (years): \"x\"", List.of("age", "the age (years)")))
                .contains("the age (years)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "column \"age\" of relation \"person\" does not exist",
                "Spalte »age« von Relation »person« existiert nicht",
                "la colonne « age » de la relation « person » n'existe pas",
                "столбец \"age\" в таблице \"person\" не существует",
                "リレーション\"person\"の列\"age\"は存在しません"
            })
    void aColumnIsFoundInMessagesByTheMarksAroundIt(String message) {
        assertThat(CsvFailure.isNamedIn(message, "age")).isTrue();
        assertThat(CsvFailure.isNamedIn(message, "of")).isFalse();
        assertThat(CsvFailure.isNamedIn(message, "ag")).isFalse();
    }
}
