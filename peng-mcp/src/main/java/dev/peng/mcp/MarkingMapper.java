package dev.peng.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks each request with its own id on its way in, as the SDK does not tell a tool which request it answers; and says what is wrong
 * with parameters in words of the protocol.
 */
final class MarkingMapper implements McpJsonMapper {

    /** Where the id is, in {@code _meta}. */
    static final String MARK = "dev.peng/request";

    /** Parameters that the SDK takes for there; those of other methods may be missing. */
    private static final Set<Type> NEEDED = Set.of(CallToolRequest.class, ReadResourceRequest.class);

    private final McpJsonMapper mapper = McpJsonDefaults.getMapper();

    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        var converted = this.mapper.convertValue(value, type);
        return converted instanceof JSONRPCRequest request ? type.cast(marked(request)) : converted;
    }

    @Override
    public <T> T convertValue(Object value, TypeRef<T> type) {
        if (value == null && NEEDED.contains(type.getType())) {
            throw invalid();
        }
        try {
            return this.mapper.convertValue(value, type);
        } catch (RuntimeException e) {
            throw invalid();
        }
    }

    @Override
    public <T> T readValue(String text, Class<T> type) throws IOException {
        return this.mapper.readValue(text, type);
    }

    @Override
    public <T> T readValue(byte[] text, Class<T> type) throws IOException {
        return this.mapper.readValue(text, type);
    }

    @Override
    public <T> T readValue(String text, TypeRef<T> type) throws IOException {
        return this.mapper.readValue(text, type);
    }

    @Override
    public <T> T readValue(byte[] text, TypeRef<T> type) throws IOException {
        return this.mapper.readValue(text, type);
    }

    @Override
    public String writeValueAsString(Object value) throws IOException {
        return this.mapper.writeValueAsString(value);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws IOException {
        return this.mapper.writeValueAsBytes(value);
    }

    // The SDK would answer with the words of whatever parser has failed.
    private static McpError invalid() {
        return McpError.builder(ErrorCodes.INVALID_PARAMS)
                .message("The params are missing, or not those of this method")
                .build();
    }

    private static JSONRPCRequest marked(JSONRPCRequest request) {
        if (!(request.params() instanceof Map<?, ?> params)) {
            return request;
        }
        var meta = copy(params.get("_meta"));
        meta.put(MARK, request.id());
        var marked = copy(params);
        marked.put("_meta", meta);
        return new JSONRPCRequest(request.jsonrpc(), request.method(), request.id(), marked);
    }

    private static Map<String, Object> copy(@Nullable Object map) {
        var copy = new HashMap<String, Object>();
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
