package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.output.Answer;
import dev.peng.cli.output.CsvRows;
import dev.peng.cli.output.JsonRows;
import dev.peng.cli.output.RowTable;
import dev.peng.cli.output.WrittenRows;
import dev.peng.document.QueryRowsDocument;
import dev.peng.error.ConfigurationException;
import dev.peng.query.QueryCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peng query run}. */
@Command(name = "run", description = "Runs a named query and shows its rows.")
final class QueryRun implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<name>", description = "That of its file, without .sql.")
    private String name = "";

    @Option(names = "--param", paramLabel = "<name>=<value>", description = "A value for a parameter.")
    private List<String> values = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "<format>",
            description = "How rows are shown: table, csv, or json for an array of objects. By default table.")
    private @Nullable String format;

    @Option(names = "--limit", paramLabel = "<rows>", description = "How many rows are shown at most. By default 1000.")
    private int limit = QueryCall.DEFAULT_LIMIT;

    @Option(names = "--write", description = "Lets a query write that says peng:write.")
    private boolean write;

    @Option(
            names = "--timeout",
            paramLabel = "<duration>",
            description = "How long it may take, such as 30s or 5m. By default as long as the server lets it.")
    private @Nullable String timeout;

    QueryRun(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        var wanted = this.format == null ? "table" : this.format;
        if (this.format != null && this.peng.isJson()) {
            throw new ConfigurationException("--format and --json exclude each other", "Say one of them.");
        }
        var call = new QueryCall(this.name, values(), this.write, this.limit, timeout());
        return this.peng.invocation("query run").ask(database -> switch (wanted) {
            case "table" -> kept(database, call);
            case "csv" -> written(database, call, new CsvRows(this.peng.out()));
            case "json" -> written(database, call, new JsonRows(this.peng.out()));
            default ->
                throw new ConfigurationException("\"" + wanted + "\" is no format of rows", "Say table, csv or json.");
        });
    }

    private Answer kept(Peng database, QueryCall call) {
        var result = database.queries().run(call);
        return Answer.good(
                QueryRowsDocument.of("query run", this.name, result), RowTable.lines(result, this.peng.screen()));
    }

    private Answer written(Peng database, QueryCall call, WrittenRows rows) {
        try {
            var outcome = database.queries().run(call, rows);
            rows.finish();
            if (outcome.truncated()) {
                this.peng.screen().warn("there are more than %d rows; --limit shows more".formatted(call.limit()));
            }
            return Answer.good(outcome, List.of());
        } catch (WrittenRows.Closed e) {
            this.peng.screen().warn("standard output was closed before the last row: the query was rolled back");
            return new Answer(e, List.of(), CommandLine.ExitCode.SOFTWARE);
        }
    }

    private Map<String, String> values() {
        var byName = new LinkedHashMap<String, String>();
        for (var value : this.values) {
            var end = value.indexOf('=');
            if (end < 1) {
                throw new ConfigurationException(
                        "--param has no name and value: " + value.substring(0, Math.max(0, end)),
                        "Write --param <name>=<value>; the value may be empty.");
            }
            if (byName.put(value.substring(0, end), value.substring(end + 1)) != null) {
                throw new ConfigurationException(
                        "--param %s is given twice".formatted(value.substring(0, end)), "Say it once.");
            }
        }
        return byName;
    }

    private @Nullable Duration timeout() {
        try {
            return this.timeout == null ? null : DurationStyle.detectAndParse(this.timeout);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "\"" + this.timeout + "\" is no duration", "Write it like 500ms, 30s, 5m or 2h.");
        }
    }
}
