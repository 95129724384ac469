package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.local.LocalPostgres;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cuts as the parser of the server does: a script without problems is made of statements exactly if each piece is one
 * statement, and a script with a syntax problem is not.
 */
class ServerParserIntegrationTests {

    /**
     * After these the server reads on otherwise, but only when it has run them; and characters that end a text, are no
     * text or are a blank for some versions only.
     */
    private static final Pattern READ_OTHERWISE = Pattern.compile(
            "standard_conforming_strings|\\breset\\b|stdin|stdout|\\bnames\\b|client_encoding|[\0\u000B\uFEFF]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BLOCK =
            Pattern.compile("(?:begin|start|commit|end|rollback|abort)(?![\\w$])", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEGINNING =
            Pattern.compile("(?:begin|start|work|transaction)(?![\\w$])", Pattern.CASE_INSENSITIVE);

    private static final Pattern REST_OF_BLOCK = Pattern.compile("[a-z]+|,", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESTRICTION = Pattern.compile("\\\\(?:un)?restrict(?![\\w])[^\\n\\r]*");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private ServerParser server;

    @BeforeEach
    void connect() {
        this.server = new ServerParser(this.database.local());
    }

    @AfterEach
    void disconnect() throws Exception {
        this.server.close();
    }

    @Test
    void agreesOnEachStatementThatRandomScriptsAreMadeOf() {
        // It came with PostgreSQL 15.
        var hasMerge = LocalPostgres.shared().version() >= 15;

        for (var statement : Pieces.STATEMENTS) {
            if (statement.startsWith("merge") && !hasMerge) {
                continue;
            }
            assertThat(this.server.acceptsOne(statement)).as(statement).isTrue();
            assertThat(this.server.accepts(statement)).as(statement).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesOnRandomScriptsOfValidStatements(int seed) {
        var random = new Random(seed);
        var pieces = new Pieces(random);

        for (var i = 0; i < 700; i++) {
            check(pieces.valid(1 + random.nextInt(8)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void agreesOnMutationsOfValidScripts(int seed) {
        var random = new Random(seed);
        var pieces = new Pieces(random);

        for (var i = 0; i < 1500; i++) {
            var script = pieces.valid(1 + random.nextInt(3));
            var mutated = new Mutation(random).mutated(script.getBytes(StandardCharsets.UTF_8));
            check(new String(mutated, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void agreesOnPiecesPutTogetherAtRandom(int seed) {
        var random = new Random(seed);
        var pieces = new Pieces(random);

        for (var i = 0; i < 1000; i++) {
            check(i % 2 == 0 ? pieces.whole(1 + random.nextInt(12)) : pieces.broken(1 + random.nextInt(12)));
        }
    }

    private void check(String text) {
        if (READ_OTHERWISE.matcher(text).find()) {
            return;
        }
        var ours = Cut.all(text);
        var whole = this.server.accepts(text);
        if (ours.problems().stream().anyMatch(problem -> problem.code() == ErrorCode.SYNTAX)) {
            assertThat(whole).as("a problem: %s of%n%s", ours.problems(), text).isFalse();
        } else if (ours.problems().stream().noneMatch(ServerParserIntegrationTests::isRefused)) {
            var each = ours.statements().stream().allMatch(one -> this.server.acceptsOne(one.sql()));
            assertThat(each)
                    .as("each statement: %s of%n%s", ours.statements(), text)
                    .isEqualTo(whole);
            checkGaps(text, ours);
        }
    }

    /** Nothing is claimed of scripts with these; others may have blocks that do not end. */
    private static boolean isRefused(Problem problem) {
        return problem.code() == ErrorCode.UNSUPPORTED || problem.message().startsWith("rollback");
    }

    /** Statements and what is between them are the whole text. */
    private static void checkGaps(String text, Cut ours) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var at = 0;
        for (var one : ours.statements()) {
            var from = (int) one.offset();
            assertIsGap(text, new String(bytes, at, from - at, StandardCharsets.UTF_8));
            at = one.command().matches("BEGIN|START TRANSACTION") ? endOfOptions(bytes, one) : endOf(text, bytes, one);
        }
        assertIsGap(text, new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8));
    }

    /** The options of a block stand further behind in the text. */
    private static int endOfOptions(byte[] bytes, Statement begin) {
        var from = (int) begin.offset();
        var rest = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        for (var words = BEGINNING.matcher(rest); words.lookingAt(); words = BEGINNING.matcher(rest)) {
            rest = Sent.afterComments(rest.substring(words.end()));
        }
        var options = begin.sql().substring("set transaction ".length());
        assertThat(Sent.isSame(options, rest.substring(0, options.length()))).isTrue();
        return bytes.length - rest.substring(options.length()).getBytes(StandardCharsets.UTF_8).length;
    }

    private static int endOf(String text, byte[] bytes, Statement one) {
        var to = (int) one.offset() + one.sql().getBytes(StandardCharsets.UTF_8).length;
        var there = new String(bytes, (int) one.offset(), to - (int) one.offset(), StandardCharsets.UTF_8);
        assertThat(Sent.isSame(one.sql(), there) && one.sql().length() == there.length())
                .as("%s of%n%s", one, text)
                .isTrue();
        return to;
    }

    private static void assertIsGap(String text, String gap) {
        var rest = Sent.afterComments(gap);
        var block = false;
        while (!rest.isEmpty()) {
            var next = (block ? REST_OF_BLOCK : BLOCK).matcher(rest);
            var restriction = RESTRICTION.matcher(rest);
            if (next.lookingAt()) {
                block = true;
                rest = rest.substring(next.end());
            } else if (restriction.lookingAt()) {
                rest = rest.substring(restriction.end());
            } else {
                assertThat(rest).as("between statements: %s of%n%s", gap, text).startsWith(";");
                block = false;
                rest = rest.substring(1);
            }
            rest = Sent.afterComments(rest);
        }
    }
}
