package dev.peng.script;

import dev.peng.error.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Statements of a script that are done together, or were.
 *
 * @param place where it begins
 * @param first the number of its first statement in the script, from 0
 * @param statements how many it has
 * @param transactional whether it is run in a transaction
 * @param digest the SHA-256 of its statements as they are sent, and of their data, in hex
 */
public record Section(Place place, int first, int statements, boolean transactional, String digest) {

    /** The number behind that of its last statement. */
    public int end() {
        return first + statements;
    }

    /**
     * Divides what a reader gives.
     *
     * @param done how many statements each section has that is done already; the others begin where a part does, or
     *     behind these
     */
    static List<Section> of(ScriptReader reader, List<Integer> done) {
        var sections = new ArrayList<Section>();
        var part = 0;
        Sum sum = null;
        while (reader.next()) {
            var wanted = sections.size() < done.size() ? done.get(sections.size()) : 0;
            if (sum != null && (wanted > 0 ? sum.statements == wanted : reader.part() != part)) {
                sections.add(sum.section());
                sum = null;
            }
            sum = sum == null ? new Sum(reader.statement(), end(sections)) : sum;
            sum.add(reader);
            part = reader.part();
        }
        if (sum != null) {
            sections.add(sum.section());
        }
        return sections;
    }

    private static int end(List<Section> sections) {
        return sections.isEmpty() ? 0 : sections.get(sections.size() - 1).end();
    }

    /** Adds up a section. */
    private static final class Sum {

        private final MessageDigest digest = sha256();
        private final Statement beginning;
        private final int first;
        private int statements;

        Sum(Statement beginning, int first) {
            this.beginning = beginning;
            this.first = first;
        }

        void add(ScriptReader reader) {
            var statement = reader.statement();
            this.statements++;
            this.digest.update(statement.sql().getBytes(StandardCharsets.UTF_8));
            this.digest.update((byte) 0);
            if (statement.answer() == Answer.DATA_IN) {
                var data = reader.data();
                while (data.next()) {
                    this.digest.update(data.bytes(), data.from(), data.length());
                }
            }
        }

        Section section() {
            return new Section(
                    this.beginning.place(),
                    this.first,
                    this.statements,
                    this.beginning.transactionality() == Transactionality.ALLOWED,
                    HexFormat.of().formatHex(this.digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
