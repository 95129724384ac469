package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server of {@code peng mcp}, as agents start it. */
@Timeout(60)
class McpProcessTests {

    private static final String SLEEPS =
            "select pid from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'";
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}";
    private static final JsonMapper JSON = JsonMapper.shared();

    @RegisterExtension
    final Project project = new Project();

    private McpSyncClient client;
    private Process process;

    @AfterEach
    void end() {
        if (this.client != null) {
            this.client.close();
        }
        if (this.process != null) {
            this.process.destroyForcibly();
        }
    }

    // P-31
    @Test
    void anAgentGoesThroughEveryTool() {
        this.project
                .table("1", "book")
                .table("2", "author")
                .file(".peng/seeds/1_books.sql", "insert into book default values;")
                .file(
                        ".peng/queries/books.sql",
                        "-- @count int how many\n\nselect n, null as title from generate_series(1, @count) n")
                .file(".peng/queries/gone.sql", "-- peng:write\n\ndelete from book");
        connect();

        assertThat(call("migrate_status", Map.of())).contains("\"pending\":2");
        assertThat(call("migrate_version", Map.of())).contains("\"pending\":2");
        assertThat(call("migrate_validate", Map.of())).contains("\"outcome\":\"done\"");
        assertThat(call("migrate_plan", Map.of("sql", true))).contains("create table book ();", "1_books");
        assertThat(call("migrate_up", Map.of("version", "1"))).contains("\"version\":\"1\"");
        assertThat(call("migrate_up", Map.of())).contains("\"version\":\"2\"");
        assertThat(call("migrate_drift", Map.of())).contains("\"drift\":[]");
        assertThat(call("migrate_redo", Map.of("confirm", true))).contains("reverted", "applied");
        assertThat(call("migrate_down", Map.of("confirm", true, "count", 1))).contains("\"version\":\"1\"");
        assertThat(call("seed_plan", Map.of("names", List.of("books")))).contains("1_books");
        assertThat(call("seed_apply", Map.of())).contains("\"rows\":1");
        assertThat(call("seed_status", Map.of())).contains("\"applied\":1");
        assertThat(call("seed_create", Map.of("name", "more", "csv", true))).contains("_more.csv");
        assertThat(call("migrate_create", Map.of("name", "more"))).contains("_more.up.sql");
        assertThat(call("query_list", Map.of())).contains("\"name\":\"books\"", "\"type\":\"int\"");
        assertThat(call("query_run", Map.of("name", "books", "params", Map.of("count", "2"), "limit", 1)))
                .contains("[[\"1\",null]]", "\"truncated\":true");
        assertThat(refusal("query_run", Map.of("name", "books"))).contains("@count");
        assertThat(refusal("query_run", Map.of("name", "gone"))).contains("WRITES");
        assertThat(refusal("generate", Map.of())).contains("peng.generate.class-name");
        this.project
                .file(".peng/peng.yaml", "generate: {class-name: com.example.Queries, sources: java}")
                .file("java/README.md", "generated");
        assertThat(call("generate", Map.of())).contains("Queries.java", "\"queries\":2", "\"changed\":true");
        assertThat(call("generate", Map.of())).contains("\"changed\":false");
        assertThat(this.project.folder().resolve("java/com/example/Queries.java"))
                .content()
                .contains("public List<BooksRow> books(int count)");
        assertThat(call("migrate_reset", Map.of("confirm", true))).contains("reverted");
        assertThat(this.project.column("select actor from peng_runs limit 1"))
                .containsExactly(System.getProperty("user.name"));
    }

    @Test
    void whatCanTakeDataAwayNeedsAConfirmation() {
        this.project.table("1", "book").peng("up");
        connect();

        assertThat(List.of("migrate_down", "migrate_redo", "migrate_reset")).allSatisfy(tool -> {
            assertThat(refusal(tool, Map.of())).contains("NOT_CONFIRMED");
            assertThat(refusal(tool, Map.of("confirm", "true"))).contains("string found, boolean expected");
        });
        assertThat(this.project.hasTable("book")).isTrue();
    }

    @Test
    void aNumberThatIsTooLargeIsRefusedAndNotAnotherOne() {
        this.project.table("1", "book").peng("up");
        this.project.file(".peng/queries/one.sql", "-- @n int\nselect @n as n");
        connect();

        assertThat(refusal("migrate_down", Map.of("count", 4_294_967_297L, "confirm", true)))
                .contains("count", "2147483647");
        assertThat(this.project.hasTable("book")).isTrue();
        assertThat(refusal("query_run", Map.of("name", "one", "params", Map.of("n", "1"), "limit", 4_294_967_298L)))
                .contains("limit");
    }

    @Test
    void valuesOfQueriesCanBeNumbers() {
        this.project.file(
                ".peng/queries/one.sql", "-- @n numeric\n-- @b boolean\n-- @t text\nselect @n as n, @b as b, @t as t");
        connect();

        assertThat(call("query_run", Map.of("name", "one", "params", Map.of("n", 5.5, "b", true, "t", "x"))))
                .contains("[[\"5.5\",\"t\",\"x\"]]");
    }

    @Test
    void halfACharacterIsRefusedAndNotAnotherOne() throws IOException {
        this.project.file(".peng/queries/one.sql", "-- @t text\nselect @t as t");
        var talk = talk();

        talk.say(CALL.formatted("query_run", "{\"name\":\"one\",\"params\":{\"t\":\"\\ud800\"}}"));

        assertThat(talk.hear().at("/result/content/0/text").asString()).contains("half a character");
    }

    @Test
    void readOnlyLeavesOutWhatChangesAnything() {
        connect("--read-only");

        assertThat(this.client.listTools().tools())
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

    @Test
    void withoutADatabaseFilesCanBeWrittenAndChecked() {
        this.project.withoutDatabase();
        connect();

        assertThat(refusal("migrate_status", Map.of())).contains("nothing says which database", "--url");
        assertThat(call("migrate_create", Map.of("name", "add_users", "up", "select 1;")))
                .contains("add_users");
        assertThat(refusal("migrate_validate", Map.of())).contains("EMPTY_SCRIPT", "add_users.down.sql");
        assertThat(this.client
                        .readResource(
                                ReadResourceRequest.builder("peng://migrations").build())
                        .contents())
                .asString()
                .contains("add_users");
    }

    @Test
    void anAgentHearsHowFarARunIs() throws IOException {
        this.project.table("1", "book").table("2", "author");
        var talk = talk();

        talk.say(call("7").replace("\"arguments\"", "\"_meta\":{\"progressToken\":5},\"arguments\""));

        var progress = new ArrayList<Double>();
        var message = talk.hear();
        for (; message.has("method"); message = talk.hear()) {
            assertThat(message.at("/params/progressToken").asInt()).isEqualTo(5);
            assertThat(message.at("/params/total").asInt()).isEqualTo(2);
            progress.add(message.at("/params/progress").asDouble());
        }
        assertThat(progress).containsExactly(0.0, 1.0, 2.0);
        assertThat(message.at("/id").asInt()).isEqualTo(7);
    }

    @Test
    @Timeout(300)
    void aThousandCallsLeaveNoConnectionBehind() {
        this.project.table("1", "book");
        connect();

        for (var i = 0; i < 1000; i++) {
            call("migrate_version", Map.of());
        }

        assertThat(this.project.column("select pid from pg_stat_activity where datname = current_database()"
                        + " and application_name like '%peng%' and pid <> pg_backend_pid()"))
                .isEmpty();
        assertThat(this.threads()).isLessThan(60);
    }

    @Test
    void aLineThatIsNoMessageIsAnsweredAndTheNextOneIsTaken() throws IOException {
        var talk = talk();

        talk.say("this is no json");
        assertThat(talk.hear().at("/error/code").asInt()).isEqualTo(-32700);
        for (var line : List.of("{'id':8,'method':'ping'}", "{'jsonrpc':'2.0','id':'8'}", "[{'id':8}]")) {
            talk.say(line.replace('\'', '"'));
            var answer = talk.hear();
            assertThat(answer.at("/error/code").asInt()).as(line).isEqualTo(-32600);
            assertThat(answer.get("id").asString()).as(line).isEqualTo(line.startsWith("[") ? "" : "8");
        }
        talk.say("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"nonsense\"}");
        assertThat(talk.hear().at("/error/code").asInt()).isEqualTo(-32601);
        talk.say("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}");
        assertThat(talk.hear().at("/id").asInt()).isEqualTo(4);
    }

    @Test
    void parametersThatAreMissingOrOfAnotherKindAreSaidToBe() throws IOException {
        var talk = talk();

        for (var request : List.of(
                "'method':'tools/call'",
                "'method':'tools/call','params':null",
                "'method':'tools/call','params':[]",
                "'method':'tools/call','params':{'name':'migrate_status','arguments':[]}",
                "'method':'resources/read'")) {
            talk.say("{'jsonrpc':'2.0','id':5,".replace('\'', '"') + request.replace('\'', '"') + "}");

            var error = talk.hear().get("error");
            assertThat(error.get("code").asInt()).as(request).isEqualTo(-32602);
            assertThat(error.get("message").asString())
                    .as(request)
                    .contains("params")
                    .doesNotContain("java", "jackson");
        }
        talk.say("{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"tools/list\"}");
        assertThat(talk.hear().at("/id").asInt()).isEqualTo(6);
    }

    @Test
    void aCancelledCallIsRolledBackOnTheServer() throws Exception {
        this.project.migration("1_slow", "create table slow (); select pg_sleep(50);", "drop table slow;");
        var talk = talk();

        talk.say(call("\"7\""));
        awaitSleep();
        talk.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"7\"}}");

        assertThat(talk.hear().at("/result/content/0/text").asString()).contains("57014", "nothing of it remains");
        assertThat(this.project.hasTable("slow")).isFalse();
    }

    @Test
    void whatIsUnderWayWhenTheAgentLeavesIsRolledBack() throws Exception {
        this.project.migration("1_slow", "create table slow (); select pg_sleep(50);", "drop table slow;");
        var talk = talk();
        talk.say(call("7"));
        awaitSleep();

        talk.leave();

        assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(this.process.exitValue()).isZero();
        assertThat(this.project.column(SLEEPS)).isEmpty();
        assertThat(this.project.hasTable("slow")).isFalse();
    }

    @Test
    void whatIsUnderWayIsCancelledWhenTheServerIsToldToEnd() throws Exception {
        this.project.migration("1_slow", "create table slow (); select pg_sleep(50);", "drop table slow;");
        var talk = talk();
        talk.say(call("7"));
        awaitSleep();

        this.process.destroy();

        assertThat(this.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(this.project.column(SLEEPS + " and state = 'active'")).isEmpty();
        assertThat(this.project.hasTable("slow")).isFalse();
    }

    @Test
    void questionsFromAFileAreAllAnswered() throws Exception {
        this.project.table("1", "book");
        var talk = talk("--verbose");
        talk.say(call("7"));
        talk.leave();

        assertThat(talk.hear().at("/result/structuredContent/version").asString())
                .isEqualTo("1");
        assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void connect(String... args) {
        var builder = this.project.command(arguments(args));
        var command = builder.command();
        var parameters = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .build();
        var transport = new StdioClientTransport(parameters, McpJsonDefaults.getMapper()) {
            @Override
            protected ProcessBuilder getProcessBuilder() {
                return builder;
            }
        };
        this.client = McpClient.sync(transport).build();
        this.client.initialize();
    }

    private String call(String tool, Map<String, Object> arguments) {
        var result = answer(tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        assertThat(JSON.<JsonNode>valueToTree(result.structuredContent())).isEqualTo(JSON.readTree(text(result)));
        return text(result);
    }

    private String refusal(String tool, Map<String, Object> arguments) {
        var result = answer(tool, arguments);
        assertThat(result.isError()).as(text(result)).isTrue();
        return text(result);
    }

    private CallToolResult answer(String tool, Map<String, Object> arguments) {
        return this.client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private long threads() {
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        child.info().arguments().map(List::of).orElse(List.of()).contains("mcp"))
                .mapToLong(child -> new java.io.File("/proc/" + child.pid() + "/task").list().length)
                .max()
                .orElseThrow();
    }

    private Talk talk(String... args) throws IOException {
        this.process = this.project.command(arguments(args)).start();
        var talk = new Talk(this.process.outputWriter(), this.process.inputReader());
        talk.say(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                        + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}");
        assertThat(talk.hear().at("/result/serverInfo/name").asString()).isEqualTo("peng");
        talk.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return talk;
    }

    private static String call(String id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"tools/call\",\"params\":{\"name\":\"migrate_up\",\"arguments\":{}}}"
                .formatted(id);
    }

    private static String[] arguments(String... more) {
        var arguments = new String[more.length + 1];
        arguments[0] = "mcp";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return arguments;
    }

    private void awaitSleep() throws InterruptedException {
        while (this.project.column(SLEEPS).isEmpty()) {
            Thread.sleep(50);
        }
    }

    /** One message a line, each a document of JSON and nothing else. */
    private record Talk(BufferedWriter to, BufferedReader from) {

        void say(String message) throws IOException {
            to.write(message + "\n");
            to.flush();
        }

        JsonNode hear() throws IOException {
            return JSON.readTree(from.readLine());
        }

        void leave() throws IOException {
            to.close();
        }
    }
}
