package dev.peng.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import jakarta.servlet.http.HttpServlet;
import java.util.List;

/** The tools and resources by streamable HTTP. */
public final class PengMcpServlet {

    private PengMcpServlet() {}

    /**
     * Makes the servlet; it needs asynchronous requests.
     *
     * @param mcp what it serves
     * @param path that it is registered for
     * @param allowedOrigins values of the header {@code Origin} that are taken; without any only requests without the header
     */
    public static HttpServlet of(PengMcp mcp, String path, List<String> allowedOrigins) {
        var servlet = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(new MarkingMapper())
                .mcpEndpoint(path)
                .httpHeaderValidator(new AllowedOrigins(allowedOrigins))
                .build();
        mcp.equipped(McpServer.sync(new CancellableTransport(servlet, mcp.calls())))
                .build();
        return servlet;
    }
}
