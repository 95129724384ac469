package dev.peng.source;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.Script;
import dev.peng.script.Statement;
import dev.peng.script.Transactionality;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SQL script with everything that is wrong with it. It is parsed when that is first asked for: a script that was
 * applied long ago is only hashed. Not thread-safe.
 */
public final class SqlFile {

    private final String display;
    private final @Nullable SourceFile file;
    private final String storedText;
    private final boolean down;
    private @Nullable Script script;

    private SqlFile(String display, @Nullable SourceFile file, String storedText, boolean down) {
        this.display = display;
        this.file = file;
        this.storedText = storedText;
        this.down = down;
    }

    /** A script that applies something. */
    public static SqlFile of(SourceFile file) {
        return new SqlFile(file.display(), file, "", false);
    }

    /** A script that reverts something, or says that this is impossible. */
    public static SqlFile downOf(SourceFile file) {
        return new SqlFile(file.display(), file, "", true);
    }

    /** A down script that was kept in the database. */
    public static SqlFile storedDown(String display, String text) {
        return new SqlFile(display, null, text, true);
    }

    /** The script as errors and reports name it. */
    public String display() {
        return this.display;
    }

    /** The text of the script. */
    public String text() {
        return this.file == null ? this.storedText : this.file.text();
    }

    /** The script as it was cut. Run it only if it has no {@link #problems}. */
    public Script script() {
        if (this.script == null) {
            this.script = Script.parse(this.display, text());
        }
        return this.script;
    }

    /** Why the script cannot be run; all reasons. */
    public List<Problem> problems() {
        if (this.file != null && this.file.isUnreadable()) {
            return List.of(this.file.encodingProblem());
        }
        var problems = new ArrayList<>(script().problems());
        script().statements().stream()
                .filter(statement -> statement.transactionality() == Transactionality.FORBIDDEN)
                .map(this::notTransactional)
                .forEach(problems::add);
        var irreversible = script().directives().irreversible();
        if (irreversible && !this.down) {
            problems.add(irreversible());
        } else if (problems.isEmpty() && script().statements().isEmpty() && !irreversible) {
            problems.add(empty());
        }
        return problems;
    }

    private Problem notTransactional(Statement statement) {
        return new Problem(
                ErrorCode.NOT_TRANSACTIONAL,
                script().placeAt(statement.offset()),
                statement.command() + " cannot run inside a transaction",
                "This release runs each script in one transaction: take the statement out of it for now.");
    }

    private Problem irreversible() {
        return new Problem(
                ErrorCode.INVALID_DIRECTIVE,
                Place.in(this.display),
                "says -- peng:irreversible, which belongs into a down script",
                "Move the line there.");
    }

    private Problem empty() {
        return new Problem(
                ErrorCode.EMPTY_SCRIPT,
                Place.in(this.display),
                "has no statement",
                "Write one, or delete the file; a down script that cannot undo anything says -- peng:irreversible.");
    }
}
