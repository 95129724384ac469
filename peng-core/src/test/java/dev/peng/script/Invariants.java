package dev.peng.script;

import dev.peng.error.Place;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Random;
import java.util.regex.Pattern;
import org.springframework.core.io.ByteArrayResource;

/** What is true of the reading of every text, be it SQL or not. */
record Invariants(Random random) {

    /** Alone a statement is read otherwise if these stood before it. */
    private static final Pattern CHANGES_READING = Pattern.compile(
            "standard_conforming_strings|\\breset\\b|client_encoding|\\bnames\\b|peng:placeholders",
            Pattern.CASE_INSENSITIVE);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Throws an {@link AssertionError} that says what is not true of the text. */
    void check(byte[] text) {
        var cut = Cut.all(text);
        checkOrder(cut, text);
        require(cut.equals(Cut.all(new SmallReads(text, this.random))), "other statements by small reads");
        checkScript(cut, text);
        if (!cut.hasCommands()
                && !CHANGES_READING
                        .matcher(new String(text, StandardCharsets.ISO_8859_1))
                        .find()) {
            cut.statements().forEach(Invariants::checkAlone);
        }
    }

    private static void checkOrder(Cut cut, byte[] text) {
        var offset = 0L;
        for (var statement : cut.statements()) {
            require(statement.offset() >= offset, "not in order: " + statement);
            offset = statement.offset() + 1;
        }
        // An encoding of one byte for a character may need three of UTF-8.
        require(offset <= 3L * text.length, "outside of the text: " + offset);
        var places = cut.problems().stream()
                .map(problem -> problem.place().orElseThrow())
                .toList();
        require(
                places.equals(places.stream()
                        .sorted(Comparator.comparingInt(Place::line).thenComparingInt(Place::column))
                        .toList()),
                "problems not in order: " + cut.problems());
    }

    private void checkScript(Cut cut, byte[] text) {
        var source = new ByteArrayResource(text);
        var script = Script.read("a.sql", source, Cut.VALUES);
        require(script.parts().equals(cut.parts()), "other parts");
        require(script.problems().equals(cut.problems()), "other problems");
        require(
                cut.partOf().stream()
                        .allMatch(part -> part >= 1 && part <= script.parts().size()),
                "no such part");
        try (var reader = script.open()) {
            for (var statement : cut.statements()) {
                require(
                        reader.next() && reader.statement().equals(statement),
                        "passing over data changes " + statement);
                var spot = reader.spotOf(this.random.nextInt(2 + statement.sql().length()));
                require(spot.place().line() >= statement.place().line(), "a spot before its statement: " + spot);
            }
            require(!reader.next(), "another statement");
        }
    }

    private static void checkAlone(Statement statement) {
        var alone = Cut.all(statement.sql()).statements();
        require(
                statement.sql().startsWith(BYTE_ORDER_MARK)
                        || alone.size() == 1 && alone.get(0).sql().equals(statement.sql()),
                "is not one statement when it is alone: " + statement + " but " + alone);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }

    /** Gives a few bytes at once, as a slow source does. */
    private static final class SmallReads extends FilterInputStream {

        private final Random random;

        SmallReads(byte[] text, Random random) {
            super(new ByteArrayInputStream(text));
            this.random = random;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(
                    target, offset, Math.min(length, 1 + this.random.nextInt(this.random.nextInt(8) == 0 ? 64 : 3)));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
