package dev.peng.script;

import java.util.Set;
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
    private static final Set<String> ON = Set.of("ON", "TRUE", "YES", "1", "DEFAULT", "'ON'", "'TRUE'", "'YES'", "'1'");

    private static final Set<String> UTF8 = Set.of("UTF8", "'UTF8'", "'UTF-8'", "UNICODE", "'UNICODE'", "DEFAULT");
    private static final Set<String> OTHER_DATES = Set.of("SQL", "POSTGRES", "GERMAN");

    private final Words words;

    private Classifier(Words words) {
        this.words = words;
    }

    /** Classifies the statement between two offsets. */
    static Verdict classify(String text, int from, int to) {
        return new Classifier(new Words(text, from, to)).classify();
    }

    private Verdict classify() {
        while (this.words.peek().equals("(")) {
            this.words.take();
        }
        if (!this.words.isWord()) {
            return Verdict.allowed("");
        }
        var first = this.words.take();
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
            case "BEGIN", "END", "ABORT", "SAVEPOINT", "RELEASE" -> Verdict.control(first);
            case "COMMIT", "ROLLBACK" -> Verdict.control(with(first, "PREPARED"));
            case "START" -> Verdict.control(with(first, "TRANSACTION"));
            case "PREPARE" -> prepare();
            case "REFRESH" -> Verdict.allowed(with(with(first, "MATERIALIZED"), "VIEW"));
            case "IMPORT" -> Verdict.allowed(with(with(first, "FOREIGN"), "SCHEMA"));
            case "SECURITY" -> Verdict.allowed(with(first, "LABEL"));
            case "REASSIGN" -> Verdict.allowed(with(first, "OWNED"));
            default -> Verdict.allowed(first);
        };
    }

    private Verdict create() {
        var kind = this.words.takeKind();
        return switch (kind) {
            case "INDEX" -> concurrently("CREATE INDEX");
            case "SUBSCRIPTION" -> createSubscription();
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
        return this.words.skip("CONCURRENTLY")
                ? Verdict.forbidden(command + " CONCURRENTLY")
                : Verdict.allowed(command);
    }

    private Verdict alter() {
        var kind = this.words.takeKind();
        return switch (kind) {
            case "SYSTEM" -> Verdict.forbidden("ALTER SYSTEM");
            case "DATABASE" -> alterDatabase();
            case "TABLE" -> alterTable();
            case "SUBSCRIPTION" -> alterSubscription();
            default -> Verdict.allowed(("ALTER " + kind).strip());
        };
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
        return this.words.skip("DETACH") && this.words.skip("PARTITION")
                ? detachPartition()
                : Verdict.allowed("ALTER TABLE");
    }

    private Verdict detachPartition() {
        this.words.skipName();
        return concurrently("ALTER TABLE DETACH PARTITION");
    }

    /** Without a slot to create on the other server it may run in a transaction block. */
    private Verdict createSubscription() {
        while (!this.words.isEmpty() && !this.words.skip("WITH")) {
            this.words.take();
        }
        var options = this.words.options();
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
        while (!this.words.isEmpty() && !this.words.skip("WITH")) {
            this.words.take();
        }
        return this.words.options().getOrDefault("REFRESH", true);
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
                ? new Verdict("DISCARD ALL", Transactionality.FORBIDDEN, Refusal.DISCARDS_LOCK)
                : Verdict.allowed("DISCARD");
    }

    /** {@code copy … from stdin}; {@code stdout} means the same there. What is in parentheses is columns or a query. */
    private Verdict copy() {
        while (!this.words.isEmpty() && !this.words.skip("FROM")) {
            this.words.skipGroup();
            if (!this.words.peek().equals("FROM")) {
                this.words.take();
            }
        }
        return this.words.skip("STDIN") || this.words.skip("STDOUT")
                ? new Verdict("COPY FROM STDIN", Transactionality.ALLOWED, Refusal.COPY_DATA)
                : Verdict.allowed("COPY");
    }

    private Verdict set() {
        if (!this.words.skip("SESSION")) {
            this.words.skip("LOCAL");
        }
        return new Verdict("SET", Transactionality.ALLOWED, refusedSetting(this.words.take()));
    }

    private @Nullable Refusal refusedSetting(String name) {
        if (!name.equals("NAMES")) {
            this.words.skip("TO");
            this.words.skip("=");
        }
        var value = this.words.peek();
        return switch (name) {
            case "STANDARD_CONFORMING_STRINGS" -> ON.contains(value) ? null : Refusal.BACKSLASH_STRINGS;
            case "CLIENT_ENCODING", "NAMES" -> UTF8.contains(value) ? null : Refusal.ENCODING;
            case "DATESTYLE" -> OTHER_DATES.stream().anyMatch(value::contains) ? Refusal.DATE_STYLE : null;
            default -> null;
        };
    }

    /** A statement may be prepared under the name {@code transaction}; only a literal makes it a two-phase commit. */
    private Verdict prepare() {
        if (!this.words.skip("TRANSACTION")
                || this.words.isWord()
                || this.words.peek().equals("(")) {
            return Verdict.allowed("PREPARE");
        }
        return new Verdict("PREPARE TRANSACTION", Transactionality.CONTROL, Refusal.PREPARED_TRANSACTION);
    }

    private String with(String words, String next) {
        return this.words.skip(next) ? words + " " + next : words;
    }

    /**
     * What a statement is.
     *
     * @param refusal why peng does not take it; null if it does
     */
    record Verdict(
            String command,
            Transactionality transactionality,
            @Nullable Refusal refusal) {

        static Verdict allowed(String command) {
            return new Verdict(command, Transactionality.ALLOWED, null);
        }

        static Verdict forbidden(String command) {
            return new Verdict(command, Transactionality.FORBIDDEN, null);
        }

        static Verdict forbiddenIf(boolean forbidden, String command) {
            return forbidden ? forbidden(command) : allowed(command);
        }

        static Verdict control(String command) {
            return new Verdict(command, Transactionality.CONTROL, Refusal.TRANSACTION_CONTROL);
        }
    }
}
