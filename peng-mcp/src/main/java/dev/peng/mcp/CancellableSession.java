package dev.peng.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A session that hears of cancellations, and leaves all else to the one of the SDK. */
final class CancellableSession extends McpStreamableServerSession {

    private final McpStreamableServerSession session;
    private final Calls calls;

    CancellableSession(McpStreamableServerSession session, Calls calls) {
        super(
                session.getId(),
                ClientCapabilities.builder().build(),
                Implementation.builder("unused", "0").build(),
                Duration.ZERO,
                Map.of(),
                Map.of());
        this.session = session;
        this.calls = calls;
    }

    @Override
    public Mono<Void> accept(JSONRPCNotification notification) {
        this.calls.hear(getId(), notification);
        return this.session.accept(notification);
    }

    @Override
    @SuppressWarnings("deprecation")
    public Mono<Void> responseStream(JSONRPCRequest request, McpStreamableServerTransport transport) {
        return this.session.responseStream(request, transport);
    }

    @Override
    public Mono<Void> delete() {
        this.calls.cancelAll(getId());
        return this.session.delete();
    }

    @Override
    public Mono<Void> accept(JSONRPCResponse response) {
        return this.session.accept(response);
    }

    @Override
    public void setMinLoggingLevel(LoggingLevel level) {
        this.session.setMinLoggingLevel(level);
    }

    @Override
    public boolean isNotificationForLevelAllowed(LoggingLevel level) {
        return this.session.isNotificationForLevelAllowed(level);
    }

    @Override
    public String getId() {
        return this.session.getId();
    }

    @Override
    public <T> Mono<T> sendRequest(String method, Object params, TypeRef<T> type) {
        return this.session.sendRequest(method, params, type);
    }

    @Override
    public Mono<Void> sendNotification(String method, Object params) {
        return this.session.sendNotification(method, params);
    }

    @Override
    public boolean hasListeningStream() {
        return this.session.hasListeningStream();
    }

    @Override
    public boolean hasOpenStream() {
        return this.session.hasOpenStream();
    }

    @Override
    public McpStreamableServerSessionStream listeningStream(McpStreamableServerTransport transport) {
        return this.session.listeningStream(transport);
    }

    @Override
    public void releaseListeningStream() {
        this.session.releaseListeningStream();
    }

    @Override
    public Flux<JSONRPCMessage> replay(Object lastEventId) {
        return this.session.replay(lastEventId);
    }

    @Override
    public McpStreamableServerSessionStream responseStream(McpStreamableServerTransport transport) {
        return this.session.responseStream(transport);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return this.session.closeGracefully();
    }

    @Override
    public void close() {
        this.session.close();
    }
}
