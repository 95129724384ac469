package dev.peng.mcp;

import dev.peng.session.Cancellation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are under way, so that clients can cancel them by {@code notifications/cancelled}, of which the SDK tells a tool
 * nothing.
 */
final class Calls {

    private static final String CANCELLED = "notifications/cancelled";
    private static final int PATIENCE = 30_000;

    private final Map<String, Cancellation> underWay = new ConcurrentHashMap<>();

    /** Runs a call on this thread; if its request has a mark, the client can cancel it. */
    <T> T run(String session, @Nullable Map<String, Object> meta, Function<Cancellation, T> call) {
        var request = meta == null ? null : meta.get(MarkingMapper.MARK);
        var key = request == null ? null : key(session, request);
        try (var cancellation = Cancellation.ofThisThread()) {
            if (key == null) {
                return call.apply(cancellation);
            }
            this.underWay.put(key, cancellation);
            try {
                return call.apply(cancellation);
            } finally {
                this.underWay.remove(key, cancellation);
            }
        }
    }

    /** Cancels what the client says, if that is what it says; returns at once. */
    void hear(String session, JSONRPCNotification notification) {
        if (CANCELLED.equals(notification.method()) && notification.params() instanceof Map<?, ?> params) {
            cancel(this.underWay.get(key(session, params.get("requestId"))));
        }
    }

    /** Cancels all calls of a session that has ended; returns at once. */
    void cancelAll(String session) {
        this.underWay.forEach((key, cancellation) -> {
            if (key.startsWith(session + " ")) {
                cancel(cancellation);
            }
        });
    }

    /** Cancels all calls; returns when they have ended. */
    void end() {
        this.underWay.values().forEach(cancellation -> cancellation.cancel(PATIENCE));
    }

    private static void cancel(@Nullable Cancellation cancellation) {
        if (cancellation != null) {
            var thread = new Thread(() -> cancellation.cancel(PATIENCE), "peng-mcp-cancel");
            thread.setDaemon(true);
            thread.start();
        }
    }

    // "1" and 1 are two requests.
    private static String key(String session, @Nullable Object request) {
        return session + " " + (request instanceof Number ? "#" : "") + request;
    }
}
