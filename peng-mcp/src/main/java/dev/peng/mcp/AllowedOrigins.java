package dev.peng.mcp;

import io.modelcontextprotocol.server.transport.HeaderAccessor;
import io.modelcontextprotocol.server.transport.ServerHttpHeaderValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import java.util.List;

/**
 * Keeps web pages out: a browser says in {@code Origin} whose page asks, also after the name of the page's host has been bound to
 * this one (DNS rebinding). Agents send no such header.
 *
 * @param origins such as {@code https://agents.example.org}
 */
record AllowedOrigins(List<String> origins) implements ServerHttpHeaderValidator {

    private static final int FORBIDDEN = 403;

    @Override
    public void validate(HeaderAccessor headers) throws ServerTransportSecurityException {
        var asking = headers.getHeader("Origin");
        if (asking != null && !origins.containsAll(asking)) {
            throw new ServerTransportSecurityException(FORBIDDEN, "the origin is none of peng.mcp.allowed-origins");
        }
    }
}
