package dev.peng.error;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that stood in the way of a statement, as far as the server tells this role.
 *
 * @param pid the server's process
 * @param application its {@code application_name}
 * @param host where it connects from; none for a local socket
 * @param state what it is doing, such as {@code idle in transaction} or {@code autovacuum worker}
 * @param since when its transaction began
 */
public record Blocker(
        int pid,
        @Nullable String application,
        @Nullable String host,
        @Nullable String state,
        @Nullable Instant since) {

    @Override
    public String toString() {
        return "pid " + pid
                + (application == null || application.isBlank() ? "" : " (" + application + ")")
                + (host == null ? "" : " on " + host)
                + (state == null ? "" : ", " + state)
                + (since == null ? "" : ", in a transaction since " + since);
    }
}
