package dev.peng.mcp;

import dev.peng.document.Documents;
import dev.peng.document.StatusDocument;
import dev.peng.error.PengException;
import dev.peng.history.RunRow;
import dev.peng.migration.MigrationText;
import dev.peng.source.Version;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What agents can read: status, history, and the files of migrations. */
final class Resources {

    private static final String JSON = "application/json";
    private static final String SQL = "application/sql";
    private static final String FILES = "peng://migrations";
    private static final Pattern FILE = Pattern.compile(FILES + "/([0-9.]+)/(up|down)");
    private static final int RUNS = 100;

    private final Workplace workplace;

    Resources(Workplace workplace) {
        this.workplace = workplace;
    }

    List<SyncResourceSpecification> all() {
        return List.of(
                json(
                        "peng://status",
                        "status",
                        "All migrations of files and history, as migrate_status says it.",
                        () -> StatusDocument.of(
                                "status", this.workplace.peng().migrations().status())),
                json("peng://history", "history", "The newest runs, the newest first.", this::history),
                json(FILES, "migrations", "The migrations that there are as files or in Java.", this::files));
    }

    /** The text of one file. */
    SyncResourceTemplateSpecification file() {
        var template = ResourceTemplate.builder(FILES + "/{version}/{direction}", "migration file")
                .description("The SQL of a migration; direction is up or down.")
                .mimeType(SQL)
                .build();
        return new SyncResourceTemplateSpecification(
                template, (exchange, request) -> contents(request.uri(), SQL, text(request.uri())));
    }

    private String text(String uri) {
        var file = FILE.matcher(uri);
        if (!file.matches()) {
            throw McpError.RESOURCE_NOT_FOUND.apply(uri);
        }
        return asked(() -> this.workplace.files().migrations().texts().stream()
                .filter(text -> text.version().equals(Version.of(file.group(1))))
                .findFirst()
                .flatMap(file.group(2).equals("up") ? MigrationText::up : MigrationText::down)
                .orElseThrow(() -> McpError.RESOURCE_NOT_FOUND.apply(uri)));
    }

    private History history() {
        return new History(Documents.FORMAT, this.workplace.peng().runs(RUNS));
    }

    private Files files() {
        return new Files(
                Documents.FORMAT,
                this.workplace.files().migrations().texts().stream()
                        .map(File::of)
                        .toList());
    }

    private SyncResourceSpecification json(String uri, String name, String description, Supplier<Record> document) {
        var resource = Resource.builder(uri, name)
                .description(description)
                .mimeType(JSON)
                .build();
        return new SyncResourceSpecification(
                resource, (exchange, request) -> contents(uri, JSON, asked(() -> Json.text(document.get()))));
    }

    private static ReadResourceResult contents(String uri, String type, String text) {
        return ReadResourceResult.builder(List.of(
                        TextResourceContents.builder(uri, text).mimeType(type).build()))
                .build();
    }

    private static String asked(Supplier<String> question) {
        try {
            return question.get();
        } catch (PengException e) {
            throw McpError.builder(McpSchema.ErrorCodes.INTERNAL_ERROR)
                    .message("%s [%s]".formatted(e.getMessage(), e.code()))
                    .build();
        }
    }

    private record History(int format, List<RunRow> runs) {}

    private record Files(int format, List<File> migrations) {}

    private record File(String version, String name, String kind, String file) {

        static File of(MigrationText text) {
            return new File(text.version().toString(), text.name(), text.kind().toString(), text.origin());
        }
    }
}
