package dev.peng.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tools and resources of peng for agents, by the Model Context Protocol. Thread-safe; calls run side by side, and what changes
 * the database waits for its lock as everywhere.
 */
public final class PengMcp implements AutoCloseable {

    private static final String INSTRUCTIONS = """
            Migrations and seeds of one PostgreSQL database. Look first (migrate_status, migrate_plan); write SQL with \
            migrate_create; run it with migrate_up. Tools that can take data away need confirm: true, which a person has to \
            agree to. Errors say where they are and what to do.""";

    private final Workplace workplace;
    private final boolean readOnly;
    private final Calls calls = new Calls();

    /**
     * Says nothing yet: see {@link #serve} and {@link PengMcpServlet}.
     *
     * @param workplace what the tools work on
     * @param readOnly whether only those tools are there that change nothing
     */
    public PengMcp(Workplace workplace, boolean readOnly) {
        this.workplace = workplace;
        this.readOnly = readOnly;
    }

    /**
     * Speaks over two streams, one message a line, until the first one ends. Then calls that are under way have five seconds left
     * before they are cancelled.
     *
     * @param in what the client says
     * @param out what it is told; nobody else may write there
     */
    public void serve(InputStream in, OutputStream out) {
        var transport = new StreamTransport(in, out, this.calls);
        var server = equipped(McpServer.sync(transport)).build();
        try {
            transport.serve();
        } finally {
            server.close();
        }
    }

    /** Cancels what is under way, and returns when all of it has been rolled back. */
    @Override
    public void close() {
        this.calls.end();
    }

    /** With all tools and resources. */
    <S extends SyncSpecification<S>> SyncSpecification<S> equipped(SyncSpecification<S> server) {
        var resources = new Resources(this.workplace);
        return server.jsonMapper(new MarkingMapper())
                .serverInfo("peng", version())
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .build())
                .tools(tools().stream()
                        .map(tool -> new ToolHandler(tool, this.workplace, this.calls).specification())
                        .toList())
                .resources(resources.all())
                .resourceTemplates(resources.file());
    }

    private List<Tool> tools() {
        return Stream.of(MigrationTools.all(), SeedTools.all(), QueryTools.all())
                .flatMap(List::stream)
                .filter(tool -> !this.readOnly || tool.effect().isReadOnly())
                .toList();
    }

    Calls calls() {
        return this.calls;
    }

    private static String version() {
        var version = PengMcp.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
