package dev.peng.mcp;

import dev.peng.document.GeneratedDocument;
import dev.peng.document.QueryListDocument;
import dev.peng.document.QueryRowsDocument;
import dev.peng.mcp.Tool.Call;
import dev.peng.query.QueryCall;
import java.util.List;

/** What agents can do with named queries: those that write are not for them. */
final class QueryTools {

    private QueryTools() {}

    static List<Tool> all() {
        return List.of(list(), run(), generate());
    }

    private static Tool list() {
        return new Tool(
                "query_list",
                "Named queries",
                "The queries that the project has, what they are for, and the parameters they take. No database is asked.",
                Effect.READS,
                Schema.requiring(),
                QueryListDocument.class,
                call -> QueryListDocument.of(
                        "query_list", call.workplace().files().queries().list()));
    }

    private static Tool run() {
        return new Tool(
                "query_run",
                "Run a named query",
                "Runs one of query_list in a transaction that only reads, and gives its rows as text of PostgreSQL.",
                Effect.READS,
                Schema.requiring("name")
                        .string("name", "The name of the query.")
                        .texts("params", "A value for each parameter, by name, as text that PostgreSQL can read.")
                        .number("limit", "How many rows at most; 1000 if nothing is said."),
                QueryRowsDocument.class,
                QueryTools::run);
    }

    private static Tool generate() {
        return new Tool(
                "generate",
                "Generate Java of named queries",
                "Writes a class with a method for each of query_list, typed by their parameters and by the columns that the database"
                        + " says they have. Call it when a query or a table has changed.",
                Effect.SETTLES,
                Schema.requiring(),
                GeneratedDocument.class,
                QueryTools::generate);
    }

    private static GeneratedDocument generate(Call call) {
        var file = call.workplace().generated();
        var queries = call.peng().queries().describe();
        return GeneratedDocument.of("generate", file, queries.size(), file.write(queries));
    }

    private static QueryRowsDocument run(Call call) {
        var name = call.arguments().text("name");
        var wanted =
                QueryCall.of(name).limitedTo(call.arguments().number("limit").orElse(QueryCall.DEFAULT_LIMIT));
        for (var value : call.arguments().map("params").entrySet()) {
            wanted = wanted.with(value.getKey(), value.getValue());
        }
        return QueryRowsDocument.of("query_run", name, call.peng().queries().run(wanted));
    }
}
