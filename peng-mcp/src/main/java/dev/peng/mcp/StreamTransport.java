package dev.peng.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * One session over two streams, a message a line. Not the SDK's own: that one ends at the first line it cannot read, and
 * answers nothing more once its input has ended.
 */
final class StreamTransport implements McpServerTransportProvider, McpServerTransport {

    private static final int SECONDS_LEFT = 5;

    // JSON-RPC 2.0, section 5.1; the SDK makes no answer without an id.
    private static final String REFUSED = """
            {"jsonrpc":"2.0","id":%s,"error":{"code":%d,"message":"This line is no message of JSON-RPC 2.0"}}""";

    private final McpJsonMapper mapper = new MarkingMapper();
    private final Phaser answers = new Phaser(1);
    private final BufferedReader in;
    private final OutputStream out;
    private final Calls calls;
    private @Nullable McpServerSession session;

    StreamTransport(InputStream in, OutputStream out, Calls calls) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.calls = calls;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        this.session = factory.create(this);
    }

    /** Takes messages until there are no more. */
    void serve() {
        try {
            for (var line = this.in.readLine(); line != null; line = this.in.readLine()) {
                if (!line.isBlank()) {
                    take(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the input cannot be read any more: " + e.getMessage(), e);
        } finally {
            awaitAnswers();
        }
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> write(json(message)));
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return this.mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return session().sendNotification(method, params);
    }

    @Override
    public List<String> protocolVersions() {
        return List.of(
                ProtocolVersions.MCP_2024_11_05,
                ProtocolVersions.MCP_2025_03_26,
                ProtocolVersions.MCP_2025_06_18,
                ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {
        // The streams belong to the caller.
    }

    private void take(String line) {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(this.mapper, line);
        } catch (IOException | RuntimeException e) {
            write(refusal(line));
            return;
        }
        if (message instanceof JSONRPCNotification notification) {
            this.calls.hear(session().getId(), notification);
        }
        answer(message);
    }

    // With the id, where there is one: somebody may wait for it.
    private static String refusal(String line) {
        try {
            var read = Json.tree(line);
            var id = read.path("id");
            return REFUSED.formatted(
                    id.isString() || id.isIntegralNumber() ? id : "null", McpSchema.ErrorCodes.INVALID_REQUEST);
        } catch (JacksonException e) {
            return REFUSED.formatted("null", McpSchema.ErrorCodes.PARSE_ERROR);
        }
    }

    private void answer(JSONRPCMessage message) {
        this.answers.register();
        session()
                .handle(message)
                .doFinally(end -> this.answers.arriveAndDeregister())
                .subscribe();
    }

    private void awaitAnswers() {
        var phase = this.answers.arrive();
        if (!awaited(phase)) {
            this.calls.cancelAll(session().getId());
            awaited(phase);
        }
    }

    private boolean awaited(int phase) {
        try {
            this.answers.awaitAdvanceInterruptibly(phase, SECONDS_LEFT, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized void write(String message) {
        try {
            this.out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            this.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the client does not listen any more: " + e.getMessage(), e);
        }
    }

    private String json(JSONRPCMessage message) {
        try {
            return this.mapper.writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private McpServerSession session() {
        return Objects.requireNonNull(this.session, "the server has not been built yet");
    }
}
