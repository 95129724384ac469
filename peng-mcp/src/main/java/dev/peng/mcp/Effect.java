package dev.peng.mcp;

import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;

/** What a tool does to the world; hints for clients, and the reason to ask for a confirmation. */
enum Effect {

    /** Nothing. */
    READS(true, false, true),
    /** Adds something, each time something else. */
    ADDS(false, false, false),
    /** Brings about a state, which a second call finds as it is. */
    SETTLES(false, false, true),
    /** Can take data away. */
    DESTROYS(false, true, false);

    private final boolean readOnly;
    private final boolean destructive;
    private final boolean idempotent;

    Effect(boolean readOnly, boolean destructive, boolean idempotent) {
        this.readOnly = readOnly;
        this.destructive = destructive;
        this.idempotent = idempotent;
    }

    boolean isReadOnly() {
        return this.readOnly;
    }

    boolean needsConfirmation() {
        return this.destructive;
    }

    // The world is the one database.
    ToolAnnotations annotations(String title) {
        return new ToolAnnotations(title, this.readOnly, this.destructive, this.idempotent, false, null);
    }
}
