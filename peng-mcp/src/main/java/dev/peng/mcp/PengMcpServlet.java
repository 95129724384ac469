package dev.peng.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import jakarta.servlet.http.HttpServlet;
import java.util.List;

/** The tools and resources by streamable HTTP. Thread-safe. */
public final class PengMcpServlet implements AutoCloseable {

    private final HttpServletStreamableServerTransportProvider transport;
    private final SessionSweeper sweeper;

    /**
     * Makes the servlet.
     *
     * @param mcp what it serves
     * @param path that it will be registered for
     * @param allowedOrigins values of the header {@code Origin} that are taken; without any only requests without the header
     */
    public PengMcpServlet(PengMcp mcp, String path, List<String> allowedOrigins) {
        this.sweeper = SessionSweeper.of(() -> HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(new MarkingMapper())
                .mcpEndpoint(path)
                .httpHeaderValidator(new AllowedOrigins(allowedOrigins))
                .build());
        this.transport = this.sweeper.transport();
        mcp.equipped(McpServer.sync(new CancellableTransport(this.transport, mcp.calls())))
                .build();
    }

    /** To be registered with asynchronous requests. */
    public HttpServlet servlet() {
        return this.transport;
    }

    /** Ends the streams that clients keep open; a server that waits for its last request would wait for them. */
    @Override
    public void close() {
        this.transport.closeGracefully().block();
        this.sweeper.close();
    }
}
