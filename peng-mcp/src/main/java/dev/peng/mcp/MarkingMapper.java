package dev.peng.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks each request with its own id on its way in: the SDK does not tell a tool which request it answers. */
final class MarkingMapper implements McpJsonMapper {

    /** Where the id is, in {@code _meta}. */
    static final String MARK = "dev.peng/request";

    private final McpJsonMapper mapper = McpJsonDefaults.getMapper();

    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        var converted = this.mapper.convertValue(value, type);
        return converted instanceof JSONRPCRequest request ? type.cast(marked(request)) : converted;
    }

    @Override
    public <T> T convertValue(Object value, TypeRef<T> type) {
        return this.mapper.convertValue(value, type);
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
