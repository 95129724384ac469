package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.peng.boot.TestApplication;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class McpIntegrationTests {

    private static final String PATH = "/actuator/peng/mcp";
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},
             "clientInfo":{"name":"test","version":"1"}}}""";

    private static final String CALL = """
            {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"%s","arguments":{}}}""";

    private static final String SLEEPS =
            "select pid from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final List<ProgressNotification> progress = new CopyOnWriteArrayList<>();
    private final List<McpSyncClient> clients = new ArrayList<>();

    @BeforeEach
    void serveAgents() {
        this.application
                .scripts()
                .table("1", "book")
                .table("2", "member")
                .with("seeds/1_some.sql", "insert into book values (1)");
        this.application.with(
                "peng.run-at=manual", "peng.mcp.enabled=true", "management.endpoint.peng.access=unrestricted");
    }

    @AfterEach
    void sayGoodbye() {
        this.clients.forEach(McpSyncClient::close);
    }

    @Test
    void allToolsAreThereWithTheirSchemasAndHints() {
        this.application.run();

        var tools = client().listTools().tools();

        assertThat(tools)
                .extracting(Tool::name)
                .containsExactlyInAnyOrder(
                        "migrate_status",
                        "migrate_version",
                        "migrate_plan",
                        "migrate_drift",
                        "migrate_validate",
                        "migrate_create",
                        "migrate_up",
                        "migrate_down",
                        "migrate_redo",
                        "migrate_reset",
                        "seed_status",
                        "seed_plan",
                        "seed_apply",
                        "seed_create",
                        "query_list",
                        "query_run",
                        "generate");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool.description()).isNotBlank();
            assertThat(tool.inputSchema()).containsEntry("additionalProperties", false);
            assertThat(tool.outputSchema()).containsKey("properties");
        });
        assertThat(tools)
                .filteredOn(tool -> tool.annotations().destructiveHint())
                .extracting(Tool::name)
                .containsExactlyInAnyOrder("migrate_down", "migrate_redo", "migrate_reset");
        assertThat(tools)
                .filteredOn(tool -> tool.annotations().readOnlyHint())
                .extracting(Tool::name)
                .containsExactlyInAnyOrder(
                        "migrate_status",
                        "migrate_version",
                        "migrate_plan",
                        "migrate_drift",
                        "migrate_validate",
                        "seed_status",
                        "seed_plan",
                        "query_list",
                        "query_run");
    }

    // P-31
    @Test
    void anAgentMigratesAndSeedsInTheNameOfTheApplication() {
        this.application.with("spring.application.name=library").run();
        var client = client();

        assertThat(call(client, "migrate_version").structuredContent())
                .asString()
                .contains("pending=2");
        assertThat(call(client, "migrate_up", Map.of("version", "1")).structuredContent())
                .asString()
                .contains("version=1,", "action=applied, kind=migration, version=1, name=book");
        assertThat(call(client, "migrate_plan").structuredContent()).asString().contains("to=2");
        assertThat(call(client, "migrate_up").isError()).isFalse();
        assertThat(call(client, "seed_plan").structuredContent()).asString().contains("seeds=[1_some]");
        assertThat(call(client, "seed_apply").structuredContent()).asString().contains("rows=1");
        assertThat(call(client, "seed_status").structuredContent()).asString().contains("pending=0");
        assertThat(call(client, "migrate_drift").structuredContent()).asString().contains("drift=[]");
        assertThat(this.application.database().column("select distinct actor || ' ' || application from peng_runs"))
                .containsExactly("mcp library");
    }

    @Test
    void anAgentAsksNamedQueriesAndChecksTheFiles() {
        this.application
                .scripts()
                .with(
                        "queries/books.sql",
                        "-- @least int lowest\n\nselect id, null as title from book where id >= @least");
        this.application
                .with(
                        "peng.run-at=ready",
                        "peng.queries.locations=filesystem:"
                                + this.application.scripts().root().resolve("queries"))
                .run();
        var client = client();

        assertThat(call(client, "migrate_validate").isError()).isFalse();
        assertThat(text(call(client, "query_list"))).contains("\"name\":\"books\"", "\"required\":true");
        assertThat(text(call(client, "query_run", Map.of("name", "books", "params", Map.of("least", "1")))))
                .contains("\"rows\":[[\"1\",null]]");
        assertThat(text(call(client, "query_run", Map.of("name", "books", "params", Map.of("least", "one")))))
                .contains("QUERY_FAILED", "@least");
    }

    @Test
    void anAgentWritesTheClassOfQueriesWhereFilesMayBeWritten() {
        var root = this.application.scripts().root();
        this.application
                .scripts()
                .with("queries/books.sql", "select id from book")
                .with("java/README.md", "generated");
        this.application
                .with(
                        "peng.run-at=ready",
                        "peng.queries.locations=filesystem:" + root.resolve("queries"),
                        "peng.generate.class-name=com.example.Queries",
                        "peng.generate.sources=" + root.resolve("java"))
                .run();

        assertThat(text(call(client(), "generate"))).contains("peng.files.enabled");
        assertThat(root.resolve("java/com")).doesNotExist();

        this.application.with("peng.files.enabled=true").run();

        assertThat(text(call(client(), "generate"))).contains("\"changed\":true");
        assertThat(root.resolve("java/com/example/Queries.java")).content().contains("books()");
    }

    @Test
    void whatCanTakeDataAwayNeedsAConfirmation() {
        this.application.with("peng.run-at=ready").run();
        var client = client();

        for (var tool : List.of("migrate_down", "migrate_redo", "migrate_reset")) {
            for (var arguments : List.<Map<String, Object>>of(Map.of(), Map.of("confirm", false))) {
                var refused = call(client, tool, arguments);

                assertThat(refused.isError()).isTrue();
                assertThat(text(refused)).contains("NOT_CONFIRMED", "confirm: true");
            }
        }
        assertThat(this.application.database().hasTable("member")).isTrue();
        assertThat(text(call(client, "migrate_down", Map.of("confirm", true)))).contains("reverted");
        assertThat(this.application.database().hasTable("member")).isFalse();
        assertThat(call(client, "migrate_redo", Map.of("confirm", true)).isError())
                .isFalse();
        assertThat(call(client, "migrate_reset", Map.of("confirm", true)).isError())
                .isFalse();
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void wrongArgumentsAreRefusedWithAReason() {
        this.application.run();
        var client = client();

        assertThat(text(call(client, "migrate_up", Map.of("target", "1")))).contains("'target' is not defined");
        assertThat(text(call(client, "migrate_up", Map.of("version", "one")))).contains("is no version");
        assertThat(text(call(client, "migrate_up", Map.of("version", "9")))).contains("UNKNOWN_VERSION");
        assertThat(text(call(client, "migrate_create"))).contains("required property 'name'");
        assertThat(text(call(client, "migrate_down", Map.of("count", 0, "confirm", true))))
                .contains("minimum");
        assertThat(text(call(client, "migrate_down", Map.of("count", 1, "to", "1", "confirm", true))))
                .contains("exclude each other");
    }

    @Test
    void filesAreWrittenAndReadAgain() {
        this.application.with("peng.files.enabled=true").run();
        var client = client();

        var created = call(
                client,
                "migrate_create",
                Map.of("name", "add_loans", "up", "create table loan ();", "down", "drop table loan;"));
        var version = text(created).replaceAll("(?s).*?(\\d{14})_add_loans.up.sql.*", "$1");

        assertThat(read(client, "peng://migrations")).contains("\"add_loans\"", "\"" + version + "\"");
        assertThat(read(client, "peng://migrations/" + version + "/up")).isEqualTo("create table loan ();");
        assertThat(read(client, "peng://migrations/" + version + "/down")).isEqualTo("drop table loan;");
        assertThat(text(call(client, "seed_create", Map.of("name", "loans", "folder", "dev"))))
                .contains("_loans.sql");
        assertThat(text(call(client, "migrate_create", Map.of("name", "Add Loans"))))
                .contains("is no name");
        call(client, "migrate_up");
        assertThat(read(client, "peng://history")).contains("\"verb\":\"up\"");
        assertThat(read(client, "peng://status")).contains("\"applied\":3");
    }

    @Test
    void filesAreWrittenOnlyWhereThatIsSwitchedOn() {
        this.application.run();

        assertThat(text(call(client(), "migrate_create", Map.of("name", "add_loans"))))
                .contains("peng.files.enabled");
    }

    @Test
    void aBrokenMigrationSaysWhereAndWhatToDo() {
        this.application.scripts().migration("3_wrong", "select 1;\nselect nothing from nowhere;", "select 1;");
        this.application.run();

        var failed = call(client(), "migrate_up");

        assertThat(failed.isError()).isTrue();
        assertThat(text(failed)).contains("3_wrong.up.sql:2:", "42P01", "STEP_FAILED");
    }

    @Test
    void withReadOnlyAccessOnlyReadingToolsAreThere() {
        this.application.with("management.endpoint.peng.access=read-only").run();

        assertThat(client().listTools().tools())
                .hasSize(9)
                .allSatisfy(
                        tool -> assertThat(tool.annotations().readOnlyHint()).isTrue());
    }

    @Test
    void withoutAccessOrUnlessSwitchedOnThereIsNothing() throws Exception {
        this.application.with("management.endpoint.peng.access=none").run();
        assertThat(post("{}").statusCode()).isEqualTo(404);

        this.application
                .with("management.endpoint.peng.access=unrestricted", "peng.mcp.enabled=false")
                .run();
        assertThat(post("{}").statusCode()).isIn(404, 405);
    }

    @Test
    void aWebPageMayNotCallUnlessItsOriginIsAllowed() throws Exception {
        this.application
                .with("peng.mcp.allowed-origins=https://agents.example.org")
                .run();

        assertThat(post(INITIALIZE).statusCode()).isEqualTo(200);
        assertThat(post(INITIALIZE, "Origin", "https://agents.example.org").statusCode())
                .isEqualTo(200);
        assertThat(post(INITIALIZE, "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(post(INITIALIZE, "Origin", "http://localhost:" + this.application.port())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNoMessageIsRefusedAndTheServerGoesOn() throws Exception {
        this.application.run();

        assertThat(post("this is no json").statusCode()).isEqualTo(400);
        assertThat(post("{\"jsonrpc\":\"2.0\"}").statusCode()).isEqualTo(400);
        assertThat(client().listTools().tools()).isNotEmpty();
    }

    @Test
    void aClientHearsHowFarARunIs() {
        this.application.run();

        client().callTool(CallToolRequest.builder("migrate_up")
                .arguments(Map.of())
                .progressToken("me")
                .build());

        // The client calls its consumers side by side.
        await().untilAsserted(() -> assertThat(this.progress)
                .extracting(ProgressNotification::progress)
                .contains(1.0, 2.0));
        assertThat(this.progress).allSatisfy(told -> {
            assertThat(told.progressToken()).isEqualTo("me");
            assertThat(told.total()).isEqualTo(2.0);
        });
    }

    @Test
    void aCancelledCallIsRolledBackOnTheServer() throws Exception {
        this.application
                .scripts()
                .migration("3_slow", "create table slow (); select pg_sleep(60);", "drop table slow;");
        this.application.run();
        var session = post(INITIALIZE).headers().firstValue("mcp-session-id").orElseThrow();
        send(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        var call = CompletableFuture.supplyAsync(() -> send(session, CALL.formatted("migrate_up")));
        await().until(() -> !this.application.database().column(SLEEPS).isEmpty());

        send(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":8}}");
        assertThat(this.application.database().column(SLEEPS)).isNotEmpty();
        send(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}");

        assertThat(call).succeedsWithin(Duration.ofSeconds(20)).asString().contains("57014");
        assertThat(this.application.database().hasTable("slow")).isFalse();
        assertThat(this.application.database().hasTable("member")).isTrue();
    }

    @Test
    void aThousandCallsLeaveNothingBehind() {
        this.application.run();
        var client = client();
        for (var warm = 0; warm < 50; warm++) {
            call(client, "migrate_status");
        }
        var threads = Thread.activeCount();
        var connections = connections();

        for (var i = 0; i < 1000; i++) {
            assertThat(call(client, i % 2 == 0 ? "migrate_version" : "migrate_down")
                            .isError())
                    .isEqualTo(i % 2 != 0);
        }

        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 10);
        assertThat(connections()).isLessThanOrEqualTo(connections);
    }

    @Test
    void aClientThatStaysConnectedDoesNotHoldUpTheEndOfTheApplication() {
        this.application.run();
        client().listTools();
        var start = System.nanoTime();

        this.application.context().close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("session-sweeper")));
    }

    @Test
    void itFollowsThePortAndThePathOfTheEndpoint() {
        this.application
                .with("management.server.port=0", "management.endpoints.web.base-path=/manage")
                .run();

        var port = this.application.context().getEnvironment().getProperty("local.management.port", int.class);

        assertThat(client(port, "/manage/peng/mcp").listTools().tools()).isNotEmpty();
    }

    @Test
    void withoutAServletContainerItSaysThatThereIsNone(CapturedOutput output) {
        this.application.with("spring.main.web-application-type=reactive").run();

        assertThat(output).contains("peng.mcp.enabled=true needs a servlet container");
    }

    private McpSyncClient client() {
        return client(this.application.port(), PATH);
    }

    private McpSyncClient client(int port, String path) {
        var transport = HttpClientStreamableHttpTransport.builder("http://localhost:" + port)
                .endpoint(path)
                .build();
        var client =
                McpClient.sync(transport).progressConsumer(this.progress::add).build();
        this.clients.add(client);
        client.initialize();
        return client;
    }

    private static CallToolResult call(McpSyncClient client, String tool) {
        return call(client, tool, Map.of());
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static String read(McpSyncClient client, String uri) {
        var contents =
                client.readResource(ReadResourceRequest.builder(uri).build()).contents();
        return ((TextResourceContents) contents.get(0)).text();
    }

    private long connections() {
        return this.application
                .database()
                .column("select pid from pg_stat_activity where datname = current_database()")
                .size();
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.application.port() + PATH))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String send(String session, String body) {
        try {
            return post(body, "mcp-session-id", session).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
