package dev.peng.query;

import dev.peng.error.ConfigurationException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks: which query, with which values, and how. Immutable.
 *
 * @param query its name
 * @param values for its parameters, by name without the {@code @}, as text that PostgreSQL can read
 * @param write whether a query that writes may do so
 * @param limit how many rows are wanted at most
 * @param timeout how long it may take, 0 for as long as it needs; null for what server and role say
 */
public record QueryCall(
        String query,
        Map<String, String> values,
        boolean write,
        int limit,
        @Nullable Duration timeout) {

    /** How many rows are wanted if nobody says so. */
    public static final int DEFAULT_LIMIT = 1000;

    /**
     * @throws ConfigurationException if the limit is below 1, or the timeout is negative or longer than the server can hold
     */
    public QueryCall {
        values = Map.copyOf(values);
        if (limit < 1) {
            throw new ConfigurationException("%d is no limit of rows".formatted(limit), "Say 1 or more.");
        }
        if (timeout != null && (timeout.isNegative() || timeout.toMillis() > Integer.MAX_VALUE)) {
            throw new ConfigurationException(
                    "%s is no time that a query can take".formatted(timeout), "Say 0 or more, up to 24 days.");
        }
    }

    /** Of a query, without values. */
    public static QueryCall of(String query) {
        return new QueryCall(query, Map.of(), false, DEFAULT_LIMIT, null);
    }

    /** The same with one more value. */
    public QueryCall with(String parameter, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(parameter, value);
        return new QueryCall(query, more, write, limit, timeout);
    }

    /** The same for somebody who knows that the query writes. */
    public QueryCall writing() {
        return new QueryCall(query, values, true, limit, timeout);
    }

    /** The same with another number of rows at most. */
    public QueryCall limitedTo(int rows) {
        return new QueryCall(query, values, write, rows, timeout);
    }

    /** The same with another time at most; 0 for as long as it needs. */
    public QueryCall within(Duration time) {
        return new QueryCall(query, values, write, limit, time);
    }
}
