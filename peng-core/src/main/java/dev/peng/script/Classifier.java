package dev.peng.script;

import dev.peng.lexer.Characters;
import dev.peng.lexer.Lexer;
import dev.peng.script.Verdict.Backslashes;
import dev.peng.script.Verdict.Begin;
import dev.peng.script.Verdict.Effect;
import dev.peng.script.Verdict.Encoding;
import dev.peng.script.Verdict.End;
import dev.peng.script.Verdict.NewLabel;
import dev.peng.script.Verdict.NewType;
import dev.peng.script.Verdict.Refused;
import dev.peng.script.Verdict.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a statement is, from as few of its words as will do.
 *
 * <p>What cannot run in a transaction block is the list of the reference pages of PostgreSQL 14 to 18 ("cannot be
 * executed inside a transaction block"). Where it depends on what is in the database ({@code reindex} and
 * {@code cluster} of a partitioned table, {@code drop subscription} without a slot, a {@code call} that commits) the text
 * alone decides: only {@code drop subscription} is taken as forbidden.
 */
final class Classifier {

    private static final Set<String> KINDS_OUTSIDE_OF_DATABASES = Set.of("DATABASE", "TABLESPACE");
    private static final Set<String> KINDS_REINDEXED_ONE_BY_ONE = Set.of("SCHEMA", "DATABASE", "SYSTEM");
    private static final Set<String> ON = Set.of("ON", "TRUE", "TRU", "TR", "T", "YES", "YE", "Y", "1", "DEFAULT");
    private static final Set<String> OTHER_DATES = Set.of("SQL", "POSTGRES", "GERMAN");

    /** Commands whose first word says it all: they answer that they are done. The most frequent ones come first. */
    private static final List<Simple> SIMPLE = Stream.of(
                    "insert",
                    "update",
                    "delete",
                    "comment",
                    "grant",
                    "revoke",
                    "merge",
                    "truncate",
                    "lock",
                    "notify",
                    "listen",
                    "unlisten",
                    "declare",
                    "close",
                    "move")
            .map(word -> new Simple(word, Verdict.done(Characters.upperCase(word))))
            .toList();

    private final Words words;

    private Classifier(Words words) {
        this.words = words;
    }

    /** What a statement is whose first word says it all; null for others. */
    static @Nullable Verdict ofFirstWord(Lexer word) {
        for (var simple : SIMPLE) {
            if (word.is(simple.word())) {
                return simple.verdict();
            }
        }
        return null;
    }

    /** Classifies the statement whose tokens the lexer gives. */
    static Verdict classify(Lexer tokens) {
        return new Classifier(new Words(tokens)).classify();
    }

    private Verdict classify() {
        var inParentheses = this.words.peek().equals("(");
        while (this.words.peek().equals("(")) {
            this.words.take();
        }
        if (!this.words.isWord()) {
            return Verdict.rows("");
        }
        var first = this.words.take();
        // Only a query can stand in them.
        if (inParentheses && !first.equals("SELECT")) {
            return Verdict.rows(first);
        }
        return switch (first) {
            case "CREATE" -> create();
            case "ALTER" -> alter();
            case "DROP" -> drop();
            case "REINDEX" -> reindex();
            case "VACUUM" -> Verdict.forbidden(first);
            case "CLUSTER" -> cluster();
            case "DISCARD" -> discard();
            case "COPY" -> copy();
            case "SET" -> set();
            case "SELECT" -> select();
            case "RESET" -> setting(first, this.words.take(), "DEFAULT");
            case "BEGIN" -> begin(first);
            case "START" -> start();
            case "COMMIT", "END" -> end(first, End.COMMIT);
            case "ROLLBACK", "ABORT" -> end(first, End.ROLLBACK);
            case "SAVEPOINT" -> Verdict.rows(first).with(new Savepoint(this.words.takeName(), true));
            case "RELEASE" -> release();
            case "PREPARE" -> prepare();
            case "IMPORT" -> Verdict.done(with(with(first, "FOREIGN"), "SCHEMA"));
            case "SECURITY" -> Verdict.done(with(first, "LABEL"));
            case "REFRESH" -> Verdict.done(with(with(first, "MATERIALIZED"), "VIEW"));
            case "REASSIGN" -> Verdict.done(with(first, "OWNED"));
            default -> Verdict.rows(first);
        };
    }

    private Verdict create() {
        var kind = this.words.takeKind();
        return switch (kind) {
            case "INDEX" -> concurrently("CREATE INDEX");
            case "SUBSCRIPTION" -> createSubscription();
            case "TYPE" -> Verdict.done("CREATE TYPE").with(new NewType(this.words.takeName()));
            // What an extension does while it is made is often said in notices.
            case "EXTENSION" -> Verdict.rows("CREATE EXTENSION");
            default -> named("CREATE", kind);
        };
    }

    private Verdict drop() {
        var kind = this.words.takeKind();
        return switch (kind) {
            case "INDEX" -> concurrently("DROP INDEX");
            case "SUBSCRIPTION" -> Verdict.forbidden("DROP SUBSCRIPTION");
            default -> named("DROP", kind);
        };
    }

    private static Verdict named(String verb, String kind) {
        return Verdict.forbiddenIf(KINDS_OUTSIDE_OF_DATABASES.contains(kind), (verb + " " + kind).strip());
    }

    private Verdict concurrently(String command) {
        return this.words.skip("CONCURRENTLY") ? Verdict.forbidden(command + " CONCURRENTLY") : Verdict.done(command);
    }

    private Verdict alter() {
        var kind = this.words.takeKind();
        return switch (kind) {
            case "SYSTEM" -> Verdict.forbidden("ALTER SYSTEM");
            case "DATABASE" -> alterDatabase();
            case "TABLE" -> alterTable();
            case "SUBSCRIPTION" -> alterSubscription();
            case "TYPE" -> Verdict.done("ALTER TYPE").with(newLabel());
            default -> Verdict.done(("ALTER " + kind).strip());
        };
    }

    private @Nullable Effect newLabel() {
        var type = this.words.takeName();
        if (!this.words.skip("ADD") || !this.words.skip("VALUE")) {
            return null;
        }
        if (this.words.skip("IF")) {
            this.words.skip("NOT");
            this.words.skip("EXISTS");
        }
        return new NewLabel(type, this.words.literal());
    }

    private Verdict alterDatabase() {
        this.words.skipName();
        return Verdict.forbiddenIf(this.words.skip("SET") && this.words.skip("TABLESPACE"), "ALTER DATABASE");
    }

    private Verdict alterTable() {
        if (this.words.skip("IF")) {
            this.words.skip("EXISTS");
        }
        this.words.skip("ONLY");
        this.words.skip("(");
        this.words.skipName();
        this.words.skip(")");
        this.words.skip("*");
        if (this.words.skip("VALIDATE")) {
            return Verdict.done("ALTER TABLE VALIDATE CONSTRAINT");
        }
        return this.words.skip("DETACH") && this.words.skip("PARTITION")
                ? detachPartition()
                : Verdict.done("ALTER TABLE");
    }

    private Verdict detachPartition() {
        this.words.skipName();
        return concurrently("ALTER TABLE DETACH PARTITION");
    }

    /** Without a slot to create on the other server it may run in a transaction block. */
    private Verdict createSubscription() {
        var options = optionsBehindWith();
        return Verdict.forbiddenIf(
                options.getOrDefault("CONNECT", true) && options.getOrDefault("CREATE_SLOT", true),
                "CREATE SUBSCRIPTION");
    }

    private Verdict alterSubscription() {
        this.words.skipName();
        var forbidden = switch (this.words.take()) {
            case "REFRESH" -> true;
            case "ADD", "DROP" -> refreshes();
            case "SET" -> this.words.peek().equals("(") ? changesSlot() : refreshes();
            default -> false;
        };
        return Verdict.forbiddenIf(forbidden, "ALTER SUBSCRIPTION");
    }

    private boolean refreshes() {
        return optionsBehindWith().getOrDefault("REFRESH", true);
    }

    private Map<String, Boolean> optionsBehindWith() {
        while (!this.words.isEmpty() && !this.words.skip("WITH")) {
            this.words.take();
        }
        return this.words.options();
    }

    /** {@code failover} from PostgreSQL 17 on, {@code two_phase = false} from 18 on. */
    private boolean changesSlot() {
        var options = this.words.options();
        return options.containsKey("FAILOVER") || !options.getOrDefault("TWO_PHASE", true);
    }

    private Verdict reindex() {
        var concurrently = this.words.options().getOrDefault("CONCURRENTLY", false);
        this.words.skip("VERBOSE");
        var kind = this.words.isWord() ? this.words.take() : "";
        var command = ("REINDEX " + kind).strip();
        if (this.words.skip("CONCURRENTLY") || concurrently) {
            return Verdict.forbidden(command + " CONCURRENTLY");
        }
        return Verdict.forbiddenIf(KINDS_REINDEXED_ONE_BY_ONE.contains(kind), command);
    }

    /** Without a table it works through all of them, each in a transaction. */
    private Verdict cluster() {
        this.words.skipGroup();
        this.words.skip("VERBOSE");
        return Verdict.forbiddenIf(this.words.isEmpty(), "CLUSTER");
    }

    private Verdict discard() {
        return this.words.skip("ALL")
                ? Verdict.forbidden("DISCARD ALL").with(new Refused(Refusal.DISCARDS_LOCK))
                : Verdict.done("DISCARD");
    }

    /**
     * {@code copy … from stdin}, for which {@code stdout} stands as well, and the other way round. What is in parentheses
     * is columns or a query.
     */
    private Verdict copy() {
        var binary = this.words.skip("BINARY");
        while (!this.words.isEmpty() && !isCopyDirection()) {
            this.words.skipGroup();
            if (!isCopyDirection()) {
                this.words.take();
            }
        }
        var from = this.words.take().equals("FROM");
        if (!this.words.skip("STDIN") && !this.words.skip("STDOUT")) {
            return Verdict.rows("COPY");
        }
        if (!from) {
            return Verdict.rows("COPY TO STDOUT").answering(Answer.DATA_OUT);
        }
        return Verdict.done("COPY FROM STDIN")
                .answering(Answer.DATA_IN)
                .with(binary || copiesBinary() ? new Refused(Refusal.BINARY_DATA) : null);
    }

    private boolean isCopyDirection() {
        return this.words.peek().equals("FROM") || this.words.peek().equals("TO");
    }

    /** {@code with (format binary)}, or {@code binary} as it was written before PostgreSQL 9.0. */
    private boolean copiesBinary() {
        this.words.skip("WITH");
        if (!this.words.peek().equals("(")) {
            return this.words.skip("BINARY");
        }
        while (!this.words.isEmpty() && !this.words.skip("FORMAT")) {
            this.words.take();
        }
        return this.words.literal().equalsIgnoreCase("binary");
    }

    private Verdict set() {
        var command = this.words.skip("LOCAL") ? "SET LOCAL" : "SET";
        this.words.skip("SESSION");
        var name = this.words.take();
        if (name.equals("TRANSACTION") || name.equals("CHARACTERISTICS")) {
            // Not in a batch: it must come before everything else, and not under a savepoint.
            return Verdict.rows("SET TRANSACTION");
        }
        if (name.equals("CONSTRAINTS")) {
            return Verdict.done("SET CONSTRAINTS");
        }
        if (!name.equals("NAMES")) {
            this.words.skip("TO");
            this.words.skip("=");
        }
        return setting(command, name, Characters.upperCase(this.words.literal()));
    }

    /** {@code select set_config('name', 'value', …)} is a {@code set}. */
    private Verdict select() {
        if (this.words.skip("PG_CATALOG")) {
            this.words.skip(".");
        }
        if (!this.words.skip("SET_CONFIG") || !this.words.skip("(")) {
            return Verdict.rows("SELECT");
        }
        var name = Characters.upperCase(this.words.literal());
        this.words.take();
        this.words.skip(",");
        return Verdict.rows("SELECT SET_CONFIG").with(setting(name, Characters.upperCase(this.words.literal())));
    }

    /** The driver cuts once more, so it must know how strings are read before it gets the next statement. */
    private static Verdict setting(String command, String name, String value) {
        var effect = setting(name, value);
        return (effect instanceof Backslashes ? Verdict.rows(command) : Verdict.done(command)).with(effect);
    }

    private static @Nullable Effect setting(String name, String value) {
        return switch (name) {
            case "STANDARD_CONFORMING_STRINGS" -> new Backslashes(!ON.contains(value));
            case "ALL" -> new Backslashes(false);
            case "CLIENT_ENCODING", "NAMES" -> new Encoding(value);
            case "DATESTYLE" -> OTHER_DATES.stream().anyMatch(value::contains) ? new Refused(Refusal.DATE_STYLE) : null;
            default -> null;
        };
    }

    private Verdict begin(String command) {
        if (!this.words.skip("WORK")) {
            this.words.skip("TRANSACTION");
        }
        return Verdict.rows(command).with(new Begin(!this.words.isEmpty()));
    }

    private Verdict start() {
        return this.words.skip("TRANSACTION")
                ? Verdict.rows("START TRANSACTION").with(new Begin(!this.words.isEmpty()))
                : Verdict.rows("START");
    }

    private Verdict end(String command, End end) {
        if (this.words.skip("PREPARED")) {
            return Verdict.forbidden(command + " PREPARED");
        }
        if (!this.words.skip("WORK")) {
            this.words.skip("TRANSACTION");
        }
        if (this.words.skip("TO")) {
            return Verdict.rows(command + " TO");
        }
        var more = this.words.skip("AND");
        var kind = more && !this.words.skip("NO") ? End.CHAIN : end;
        var whole = this.words.skip("CHAIN") == more && this.words.isEmpty();
        // With anything else behind it, it ends no block, and the server says so.
        return Verdict.rows(command).with(whole || end == End.ROLLBACK ? kind : null);
    }

    private Verdict release() {
        this.words.skip("SAVEPOINT");
        return Verdict.rows("RELEASE").with(new Savepoint(this.words.takeName(), false));
    }

    /** A statement may be prepared under the name {@code transaction}; only a literal makes it a two-phase commit. */
    private Verdict prepare() {
        if (!this.words.skip("TRANSACTION")
                || this.words.isWord()
                || this.words.peek().equals("(")) {
            // Not in a batch: no rollback undoes it.
            return Verdict.rows("PREPARE");
        }
        return Verdict.rows("PREPARE TRANSACTION").with(new Refused(Refusal.PREPARED_TRANSACTION));
    }

    private String with(String words, String next) {
        return this.words.skip(next) ? words + " " + next : words;
    }

    private record Simple(String word, Verdict verdict) {}
}
