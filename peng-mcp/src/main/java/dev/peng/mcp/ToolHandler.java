package dev.peng.mcp;

import dev.peng.Peng;
import dev.peng.document.FailureDocument;
import dev.peng.error.PengException;
import dev.peng.error.UnexpectedException;
import dev.peng.session.Cancellation;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import java.util.function.Function;

/** Answers calls of a tool: with its document, or with why there is none. */
final class ToolHandler {

    private final Tool tool;
    private final Workplace workplace;
    private final Calls calls;

    ToolHandler(Tool tool, Workplace workplace, Calls calls) {
        this.tool = tool;
        this.workplace = workplace;
        this.calls = calls;
    }

    SyncToolSpecification specification() {
        var described = McpSchema.Tool.builder(
                        this.tool.name(), this.tool.input().toMap())
                .title(this.tool.title())
                .description(this.tool.description())
                .outputSchema(Schema.of(this.tool.output()))
                .annotations(this.tool.effect().annotations(this.tool.title()))
                .build();
        return new SyncToolSpecification(described, this::answer);
    }

    private CallToolResult answer(McpSyncServerExchange exchange, CallToolRequest request) {
        var arguments = new Arguments(request.arguments() == null ? Map.of() : request.arguments());
        if (this.tool.effect().needsConfirmation() && !arguments.flag("confirm")) {
            return failure(FailureDocument.of(
                    this.tool.name(),
                    "NOT_CONFIRMED",
                    this.tool.name() + " can take data away: ask a person, then call it again with confirm: true"));
        }
        try {
            return this.calls.run(
                    exchange.sessionId(),
                    request.meta(),
                    cancellation -> success(this.tool
                            .work()
                            .apply(new Tool.Call(
                                    arguments, this.workplace, watched(exchange, request, cancellation)))));
        } catch (PengException e) {
            return failure(FailureDocument.of(this.tool.name(), e));
        } catch (RuntimeException e) {
            return failure(FailureDocument.of(this.tool.name(), new UnexpectedException(e)));
        }
    }

    private static Function<Peng, Peng> watched(
            McpSyncServerExchange exchange, CallToolRequest request, Cancellation cancellation) {
        var token = request.progressToken();
        return peng -> token == null
                ? peng.cancelledBy(cancellation)
                : peng.cancelledBy(cancellation).listening(new ProgressReports(exchange, token));
    }

    // The text is for clients that know nothing of structured content.
    private static CallToolResult success(Record document) {
        return CallToolResult.builder()
                .structuredContent(Json.map(document))
                .addTextContent(Json.text(document))
                .isError(false)
                .build();
    }

    private static CallToolResult failure(FailureDocument failure) {
        return CallToolResult.builder()
                .addTextContent(Json.text(failure))
                .isError(true)
                .build();
    }
}
