package dev.peng.error;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the lock, as far as the server tells this role.
 *
 * @param pid the server's process
 * @param application its {@code application_name}
 * @param host where it connects from; none for a local socket
 * @param since when its connection began
 */
public record LockHolder(
        int pid,
        @Nullable String application,
        @Nullable String host,
        @Nullable Instant since) {

    @Override
    public String toString() {
        return "pid " + pid
                + (application == null || application.isBlank() ? "" : " (" + application + ")")
                + (host == null ? "" : " on " + host)
                + (since == null ? "" : ", connected since " + since);
    }
}
