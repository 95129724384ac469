package dev.peng.error;

import org.jspecify.annotations.Nullable;

/** The server refused a query, or a value for one of its parameters; nothing of it remains. */
public final class QueryFailedException extends PengException {

    private static final long serialVersionUID = 1L;

    private final String query;
    private final @Nullable String parameter;
    private final transient @Nullable FailedStatement statement;
    private final transient ServerError serverError;

    private QueryFailedException(
            String message,
            String query,
            @Nullable String parameter,
            @Nullable FailedStatement statement,
            ServerError serverError,
            @Nullable Throwable cause) {
        super(ErrorCode.QUERY_FAILED, message, cause);
        this.query = query;
        this.parameter = parameter;
        this.statement = statement;
        this.serverError = serverError;
    }

    /**
     * The server refused the query itself.
     *
     * @param query its name
     * @param statement where in its file
     * @param serverError what the server said
     * @param cause what was thrown
     */
    public static QueryFailedException of(
            String query, FailedStatement statement, ServerError serverError, Throwable cause) {
        var message = "query %s failed at %s%n%n%s%n%n%s"
                .formatted(query, statement.place(), statement.excerpt(), serverError);
        return new QueryFailedException(message, query, null, statement, serverError, cause);
    }

    /**
     * The server could not make the type of a parameter of a value.
     *
     * @param query its name
     * @param parameter name and type of the parameter
     * @param serverError what the server said, without the value
     */
    public static QueryFailedException ofValue(String query, String parameter, ServerError serverError) {
        var message = "query %s failed: the value for %s does not fit%n%s".formatted(query, parameter, serverError);
        return new QueryFailedException(message, query, parameter, null, serverError, null);
    }

    /** Its name. */
    public String query() {
        return this.query;
    }

    /** Name and type of the parameter whose value does not fit, such as {@code @since date}; none if it is something else. */
    public @Nullable String parameter() {
        return this.parameter;
    }

    /** The place in its file; none if it is a value that does not fit. */
    public @Nullable FailedStatement statement() {
        return this.statement;
    }

    /** What the server said. */
    public ServerError serverError() {
        return this.serverError;
    }

    @Override
    public String action() {
        if (this.statement == null) {
            return "Give " + this.parameter + " a value of its type, as PostgreSQL reads it.";
        }
        return switch (this.serverError.sqlState()) {
            case "25006" -> "If it is to write, say -- peng:write in its header, and run it with leave to write.";
            case "57014" -> "If it needs more time than it had, give it more; otherwise somebody has cancelled it.";
            case "42501" -> "Grant the right to the role that runs it.";
            default -> "Mend " + this.statement.place() + " and run it again.";
        };
    }
}
