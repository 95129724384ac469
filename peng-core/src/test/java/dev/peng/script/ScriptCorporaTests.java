package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.peng.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cuts real files as psql did. What psql sent stands beside each corpus in a file {@code NAME.split.jsonl}; its habits are
 * allowed for: it sends block comments before and all comments behind a statement, comments and semicolons alone, and
 * drops empty lines outside of quotes. Data are compared by their length, lines and SHA-256.
 */
@EnabledIfSystemProperty(named = "peng.corpora", matches = ".+")
class ScriptCorporaTests {

    /** With these the rest of a file is read otherwise, or not at all. */
    private static final Set<ErrorCode> REFUSALS = Set.of(ErrorCode.UNSUPPORTED);

    static Stream<Path> corpora() throws IOException {
        try (var files = Files.list(root())) {
            return files.filter(file -> file.toString().endsWith(".split.jsonl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void cutsAsPsqlDoes(Path corpus) throws IOException {
        var compared = 0;
        var statements = 0;
        var begun = 0;
        var beginnings = 0;
        for (var line : Files.readAllLines(corpus)) {
            var sent = SentFile.of(line);
            var script = Parsed.parse(sent.file(), Files.readAllBytes(file(sent.file())));
            var refused = script.problems().stream().anyMatch(problem -> REFUSALS.contains(problem.code()));
            compare(script, refused ? sent.firstOnes(script.statements().size()) : sent);
            compared += refused ? 0 : 1;
            statements += refused ? 0 : sent.statements().size();
            begun += refused ? 1 : 0;
            beginnings += refused ? script.statements().size() : 0;
        }

        System.out.printf(
                "%s: %d files with %d statements compared; %d refused files compared up to there, %d statements%n",
                corpus.getFileName(), compared, statements, begun, beginnings);
        assertThat(compared + begun).isPositive();
    }

    /** Of these psql's statements are not written down, only counted: the files are large. */
    @ParameterizedTest
    @ValueSource(strings = {"s_netflix", "s_pagila"})
    void findsAsManyStatementsAndDataAsPsqlDoes(String corpus) throws IOException {
        var manifest = JsonPath.parse(Files.readString(root().resolve(corpus + ".manifest.json")));
        List<String> files = manifest.read("$.load");
        var statements = 0;
        var copies = 0;
        for (var file : files) {
            var script =
                    Parsed.parse(file, Files.readAllBytes(root().resolve(corpus).resolve(file)));
            assertThat(script.problems()).as(file).isEmpty();
            statements += script.statements().size();
            copies += (int) data(script).stream().filter(Optional::isPresent).count();
        }

        System.out.printf("%s: %d statements, %d with data%n", corpus, statements, copies);
        assertThat(statements).isEqualTo(manifest.<Integer>read("$.split.stmts"));
        assertThat(copies).isEqualTo(manifest.<Integer>read("$.split.copies"));
    }

    private static void compare(Parsed script, SentFile sent) {
        var unexpected = script.problems().stream()
                .filter(problem -> !REFUSALS.contains(problem.code()))
                .filter(problem -> problem.code() != ErrorCode.TRANSACTION_CONTROL);
        assertThat(unexpected).as(script.script().file()).isEmpty();
        assertThat(script.statements()).as(script.script().file()).hasSameSizeAs(sent.statements());
        var data = data(script);
        for (var i = 0; i < sent.statements().size(); i++) {
            assertThat(Sent.isSame(
                            script.statements().get(i).sql(),
                            sent.statements().get(i).sql()))
                    .as(
                            "%s, statement %d: %s",
                            script.script().file(),
                            i + 1,
                            sent.statements().get(i).sql())
                    .isTrue();
            assertThat(data.get(i))
                    .as("%s, data of statement %d", script.script().file(), i + 1)
                    .isEqualTo(sent.statements().get(i).data());
        }
    }

    /** Of each statement. */
    private static List<Optional<SentData>> data(Parsed script) {
        var all = new ArrayList<Optional<SentData>>();
        try (var reader = script.script().open()) {
            while (reader.next()) {
                var data = reader.statement().answer() == Answer.DATA_IN ? Data.of(reader.data()) : null;
                all.add(Optional.ofNullable(data)
                        .map(read -> new SentData((int) read.bytes(), (int) read.lines(), read.sha256())));
            }
        }
        return all;
    }

    private static Path root() {
        return Path.of(System.getProperty("peng.corpora"));
    }

    /** The halves of goose files are where the README of the corpora says. */
    private static Path file(String name) {
        return root().resolve(name.replace("_derived/goose_nada/", "goose_nada.parts/"));
    }

    private record SentFile(String file, List<SentStatement> statements) {

        static SentFile of(String line) {
            Map<String, Object> json = JsonPath.parse(line).json();
            List<Map<String, Object>> statements = JsonPath.read(json, "$.stmts[*]");
            return new SentFile(
                    (String) json.get("file"),
                    statements.stream()
                            .flatMap(statement -> SentStatement.of(statement).stream())
                            .toList());
        }

        SentFile firstOnes(int count) {
            return new SentFile(file, statements.subList(0, Math.min(count, statements.size())));
        }
    }

    private record SentStatement(String sql, Optional<SentData> data) {

        static Optional<SentStatement> of(Map<String, Object> json) {
            var data = Optional.ofNullable((Map<?, ?>) json.get("copy")).map(SentData::of);
            return Sent.of((String) json.get("q")).statement().map(sql -> new SentStatement(sql, data));
        }
    }

    private record SentData(int bytes, int lines, String sha256) {

        static SentData of(Map<?, ?> json) {
            return new SentData((int) json.get("bytes"), (int) json.get("lines"), (String) json.get("sha256"));
        }
    }
}
