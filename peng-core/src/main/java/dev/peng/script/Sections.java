package dev.peng.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Divides what a reader gives into sections. */
final class Sections {

    /** A transaction that has begun with these cannot be cut either. */
    private static final Set<String> TOGETHER = Set.of("SAVEPOINT", "SET TRANSACTION");

    private final ScriptReader reader;
    private final List<Integer> done;
    private final Map<Long, Split> splits;
    private final List<Section> all = new ArrayList<>();
    private @Nullable Sum current;
    private int part;

    /**
     * @param reader at the beginning
     * @param done how many statements each section has that is done already; the others begin where a part does, or behind
     *     these
     * @param splits where they are to begin besides
     */
    Sections(ScriptReader reader, List<Integer> done, Set<Split> splits) {
        this.reader = reader;
        this.done = done;
        this.splits = splits.stream().collect(Collectors.toMap(Split::offset, split -> split));
    }

    List<Section> all() {
        while (this.reader.next()) {
            if (this.current != null && endsHere(this.current)) {
                end(this.current);
            }
            add();
        }
        if (this.current != null) {
            end(this.current);
        }
        return this.all;
    }

    private void add() {
        if (this.current == null) {
            var statement = this.reader.statement();
            var isAlone = this.splits.containsKey(statement.offset())
                    && this.splits.get(statement.offset()).alone()
                    && !this.reader.isInBlock();
            this.current = new Sum(statement, first(), isAlone);
        }
        this.current.add(this.reader);
        this.part = this.reader.part();
    }

    private boolean endsHere(Sum sum) {
        if (this.all.size() < this.done.size()) {
            return sum.statements == this.done.get(this.all.size());
        }
        return this.reader.part() != this.part || sum.isAlone || isSplitHere(sum);
    }

    private boolean isSplitHere(Sum sum) {
        var split = this.splits.get(this.reader.statement().offset());
        return split != null && !this.reader.isInBlock() && !sum.lastsUntilCommit && (split.alone() || sum.changesType);
    }

    private void end(Sum sum) {
        this.all.add(sum.section());
        this.current = null;
    }

    private int first() {
        return this.all.isEmpty() ? 0 : this.all.get(this.all.size() - 1).end();
    }

    /** Adds up a section. */
    private static final class Sum {

        private final MessageDigest digest = sha256();
        private final Statement beginning;
        private final int first;
        private final boolean isAlone;
        private int statements;
        private boolean lastsUntilCommit;
        private boolean changesType;

        Sum(Statement beginning, int first, boolean isAlone) {
            this.beginning = beginning;
            this.first = first;
            this.isAlone = isAlone;
        }

        void add(ScriptReader reader) {
            var statement = reader.statement();
            this.statements++;
            this.lastsUntilCommit |= statement.lastsForItsTransaction() || TOGETHER.contains(statement.command());
            this.changesType |= statement.command().equals("ALTER TYPE");
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
                    !this.isAlone && this.beginning.transactionality() == Transactionality.ALLOWED,
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
