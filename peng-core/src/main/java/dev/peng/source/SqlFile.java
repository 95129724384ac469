package dev.peng.source;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.Directive;
import dev.peng.script.Directives;
import dev.peng.script.Part;
import dev.peng.script.Placeholders;
import dev.peng.script.Script;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/**
 * A SQL script with everything that is wrong with it. It is parsed when that is first asked for: a script that was
 * applied long ago is only hashed. Not thread-safe.
 */
public final class SqlFile {

    /** What the engine does today; the others are known and refused. */
    private static final Set<Directive> SUPPORTED = EnumSet.of(
            Directive.IRREVERSIBLE,
            Directive.LOCK_TIMEOUT,
            Directive.STATEMENT_TIMEOUT,
            Directive.PLACEHOLDERS,
            Directive.TRANSACTION,
            Directive.REPLAY,
            Directive.REPEATABLE,
            Directive.RUN,
            Directive.PROFILES,
            Directive.AFTER);

    private final String display;
    private final Role role;
    private final InputStreamSource source;
    private final InputStreamSource head;
    private final Supplier<String> text;
    private final Placeholders placeholders;
    private @Nullable Script script;
    private @Nullable Directives directives;

    private SqlFile(
            String display,
            Role role,
            InputStreamSource source,
            InputStreamSource head,
            Supplier<String> text,
            Placeholders placeholders) {
        this.display = display;
        this.role = role;
        this.source = source;
        this.head = head;
        this.text = text;
        this.placeholders = placeholders;
    }

    /** A script in a file. */
    public static SqlFile of(Role role, SourceFile file, Placeholders placeholders) {
        return new SqlFile(file.display(), role, file, file::head, file::text, placeholders);
    }

    /** A down script that was kept in the database. */
    public static SqlFile storedDown(String display, String text, Placeholders placeholders) {
        var source = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        return new SqlFile(display, Role.STORED_DOWN, source, source, () -> text, placeholders);
    }

    /** The script as errors and reports name it. */
    public String display() {
        return this.display;
    }

    /** The text of the script. */
    public String text() {
        return this.text.get();
    }

    /**
     * The script as it was read through. Run it only if it has no {@link #problems}.
     *
     * @throws java.io.UncheckedIOException if it cannot be read any more
     */
    public Script script() {
        if (this.script == null) {
            this.script = Script.read(this.display, this.source, this.placeholders);
        }
        return this.script;
    }

    /** What its leading comment block asks for. The script is not read through for it. */
    public Directives directives() {
        if (this.directives == null) {
            this.directives = this.script == null ? directivesOfHead() : this.script.directives();
        }
        return this.directives;
    }

    /** Whether it is the script of another migration that is to be run; this one says only of which. */
    public boolean isReplay() {
        return script().directives().has(Directive.REPLAY);
    }

    /** The version of the migration whose up script is to be run; nothing if this is no replay, or an unusable one. */
    public Optional<Version> replayed() {
        return script().directives().replay().map(Version::of);
    }

    /** The place of a directive that it has, or else that of the whole script. */
    public Place placeOf(Directive directive) {
        return script().directives().placeOf(directive).orElseGet(() -> Place.in(this.display));
    }

    /** Why the script cannot be run; all reasons. */
    public List<Problem> problems() {
        try {
            return problemsOfScript();
        } catch (UncheckedIOException e) {
            return List.of(Problem.unreadable(this.display, e));
        }
    }

    // One that cannot be read is a problem when it is to be run, and asks for nothing until then.
    private Directives directivesOfHead() {
        try {
            return Script.directives(this.display, this.head);
        } catch (UncheckedIOException e) {
            return Directives.NONE;
        }
    }

    private List<Problem> problemsOfScript() {
        var problems = new ArrayList<>(script().problems());
        script().directives().present().stream()
                .filter(directive -> !this.role.allows(directive) || !SUPPORTED.contains(directive))
                .map(this::misplaced)
                .forEach(problems::add);
        if (isReplay() && this.role.allows(Directive.REPLAY)) {
            besideReplay().forEach(problems::add);
        }
        if (problems.isEmpty()
                && script().parts().isEmpty()
                && !isReplay()
                && !script().directives().irreversible()) {
            problems.add(empty());
        }
        return problems;
    }

    // What is replayed has directives of its own.
    private Stream<Problem> besideReplay() {
        return Stream.concat(
                script().parts().stream().limit(1).map(this::statementBesideReplay),
                script().directives().present().stream()
                        .filter(directive -> directive != Directive.REPLAY && this.role.allows(directive))
                        .map(this::directiveBesideReplay));
    }

    private Problem statementBesideReplay(Part part) {
        return new Problem(
                ErrorCode.INVALID_DIRECTIVE,
                placeOf(Directive.REPLAY),
                "peng:replay must be the whole script, but there is a statement in line "
                        + part.place().line(),
                "Remove the statements, or write out what is to be done instead of the directive.");
    }

    private Problem directiveBesideReplay(Directive directive) {
        return new Problem(
                ErrorCode.INVALID_DIRECTIVE,
                placeOf(directive),
                "peng:%s has no meaning beside peng:replay".formatted(directive.spelling()),
                "Remove it: the directives of the replayed script count.");
    }

    private Problem misplaced(Directive directive) {
        return this.role.allows(directive)
                ? new Problem(
                        ErrorCode.UNSUPPORTED,
                        placeOf(directive),
                        "peng:%s is not supported yet".formatted(directive.spelling()),
                        "Remove it, or wait for a later release.")
                : new Problem(
                        ErrorCode.INVALID_DIRECTIVE,
                        placeOf(directive),
                        "peng:%s has no meaning in %s".formatted(directive.spelling(), this.role.description()),
                        "Remove it, or move it to where it belongs.");
    }

    private Problem empty() {
        return new Problem(
                ErrorCode.EMPTY_SCRIPT,
                Place.in(this.display),
                "has no statement",
                "Write one, or delete the file; a down script that cannot undo anything says -- peng:irreversible.");
    }

    /** What a script is for. */
    public enum Role {
        /** Applies a migration. */
        UP(
                "an up script",
                EnumSet.of(
                        Directive.TRANSACTION,
                        Directive.REPLAY,
                        Directive.LOCK_TIMEOUT,
                        Directive.STATEMENT_TIMEOUT,
                        Directive.PLACEHOLDERS,
                        Directive.REPEATABLE)),
        /** Reverts a migration, or says that this is impossible. */
        DOWN(
                "a down script",
                EnumSet.of(
                        Directive.IRREVERSIBLE,
                        Directive.TRANSACTION,
                        Directive.REPLAY,
                        Directive.LOCK_TIMEOUT,
                        Directive.STATEMENT_TIMEOUT,
                        Directive.PLACEHOLDERS,
                        Directive.REPEATABLE)),
        /** Reverts a migration, as the history has kept it: what it replays was resolved then. */
        STORED_DOWN(
                "a stored down script",
                EnumSet.of(
                        Directive.IRREVERSIBLE,
                        Directive.TRANSACTION,
                        Directive.LOCK_TIMEOUT,
                        Directive.STATEMENT_TIMEOUT,
                        Directive.PLACEHOLDERS,
                        Directive.REPEATABLE)),
        /** Brings data. */
        SEED(
                "a seed",
                EnumSet.of(
                        Directive.TRANSACTION,
                        Directive.LOCK_TIMEOUT,
                        Directive.STATEMENT_TIMEOUT,
                        Directive.PLACEHOLDERS,
                        Directive.REPEATABLE,
                        Directive.RUN,
                        Directive.PROFILES,
                        Directive.AFTER)),
        /** Takes back what a seed has brought. */
        UNDO(
                "an undo script",
                EnumSet.of(
                        Directive.TRANSACTION,
                        Directive.LOCK_TIMEOUT,
                        Directive.STATEMENT_TIMEOUT,
                        Directive.PLACEHOLDERS,
                        Directive.REPEATABLE));

        private final String description;
        private final Set<Directive> directives;

        Role(String description, Set<Directive> directives) {
            this.description = description;
            this.directives = directives;
        }

        private String description() {
            return this.description;
        }

        private boolean allows(Directive directive) {
            return this.directives.contains(directive);
        }
    }
}
