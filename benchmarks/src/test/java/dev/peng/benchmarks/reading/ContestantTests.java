package dev.peng.benchmarks.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.corpus.Corpora;
import dev.peng.benchmarks.corpus.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContestantTests {

    private static final long TINY = 60_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PENG", "FLYWAY"})
    void statementsBetweenCopyDataAreFound(Contestant contestant) throws Exception {
        var corpus = Corpora.copyDump(folder, "copy", TINY);

        assertThat(read(contestant, corpus)).isEqualTo(corpus.statements());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENG", "FLYWAY", "DRIVER"})
    void insertsAndFunctionsAreFound(Contestant contestant) throws Exception {
        var corpus = Corpora.insertDump(folder, "insert", TINY);

        assertThat(read(contestant, corpus)).isEqualTo(corpus.statements());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENG", "FLYWAY", "DRIVER"})
    void statementsOfMigrationsAreFound(Contestant contestant) throws Exception {
        var corpus = Corpora.smallScripts(folder, "small", 40);

        assertThat(read(contestant, corpus)).isEqualTo(corpus.statements());
    }

    @Test
    void springCutsDollarQuotes() throws Exception {
        var corpus = Corpora.smallScripts(folder, "small", 40);

        assertThat(read(Contestant.SPRING, corpus)).isGreaterThan(corpus.statements());
    }

    @Test
    void theFloorReadsEveryCharacter() throws Exception {
        var corpus = Corpora.copyDump(folder, "copy", TINY);
        var file = Corpus.files(corpus.folder()).get(0);

        assertThat(read(Contestant.READ_AND_DECODE, corpus))
                .isEqualTo(Files.readString(file).length());
    }

    private static long read(Contestant contestant, Corpus corpus) throws Exception {
        var statements = 0L;
        for (var file : Corpus.files(corpus.folder())) {
            statements += contestant.reader().read(file);
        }
        return statements;
    }
}
