package dev.peng.session;

import dev.peng.script.Split;
import dev.peng.script.Statement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether the server has refused a statement only because of the transaction around it, which the text does not
 * show. The same codes mean other things when a function or another statement raises them.
 */
final class Judge {

    /** These cannot run in a transaction if the table is partitioned, or a subscription has a slot. */
    private static final Set<String> PERHAPS_FORBIDDEN = Set.of(
            "REINDEX TABLE",
            "REINDEX INDEX",
            "CLUSTER",
            "CREATE SUBSCRIPTION",
            "ALTER SUBSCRIPTION",
            "DROP SUBSCRIPTION",
            "ALTER DATABASE");

    private static final Set<String> COMMITTING = Set.of("CALL", "DO");

    private Judge() {}

    /** where the script must be split for the statement to work, if that is all. */
    static Optional<Split> split(Statement statement, SQLException refusal) {
        var routine = ServerErrors.routine(refusal);
        return switch (String.valueOf(refusal.getSQLState())) {
            case "25001" ->
                PERHAPS_FORBIDDEN.contains(statement.command()) && routine.equals("PreventInTransactionBlock")
                        ? Optional.of(new Split(statement.offset(), true))
                        : Optional.empty();
            case "2D000" ->
                COMMITTING.contains(statement.command()) && routine.startsWith("_SPI_")
                        ? Optional.of(new Split(statement.offset(), true))
                        : Optional.empty();
            case "55P04" ->
                routine.equals("check_safe_enum_use")
                        ? Optional.of(new Split(statement.offset(), false))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
