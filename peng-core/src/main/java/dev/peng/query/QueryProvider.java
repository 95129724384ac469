package dev.peng.query;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.session.Cancellation;
import dev.peng.session.Describer;
import dev.peng.session.Inquiry;
import dev.peng.session.RowConsumer;
import dev.peng.source.SourceReader;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Named queries: files with a header that says what they want to be given. Each runs in one transaction on a connection of its own,
 * without the lock of runs and without history. Thread-safe; each call reads the files anew, and must not be made inside a
 * transaction.
 */
public final class QueryProvider {

    private final QueryLoader loader;
    private final DataSource dataSource;

    /**
     * @param settings where queries are
     * @param classLoader of {@code classpath:} locations
     * @param dataSource where to borrow connections
     */
    public QueryProvider(QuerySettings settings, ClassLoader classLoader, DataSource dataSource) {
        this.loader = new QueryLoader(new SourceReader(settings.locations(), classLoader));
        this.dataSource = dataSource;
    }

    private QueryProvider(QueryLoader loader, DataSource dataSource) {
        this.loader = loader;
        this.dataSource = dataSource;
    }

    /** The same for queries that another thread can end. */
    public QueryProvider cancelledBy(Cancellation cancellation) {
        return new QueryProvider(this.loader, cancellation.watching(this.dataSource));
    }

    /** All queries of the files; asks no database. */
    public QuerySet list() {
        return this.loader.load().set();
    }

    /**
     * All queries, with the columns that they would answer with; the server parses each and runs none.
     *
     * @throws ProblemsException if files have problems, or the server refuses a query: every reason
     * @throws dev.peng.error.DatabaseException if there is no connection, or it was lost
     */
    public List<DescribedQuery> describe() {
        var loaded = this.loader.load();
        var problems = new ArrayList<>(loaded.set().problems());
        var described = new ArrayList<DescribedQuery>();
        try (var describer = Describer.on(this.dataSource)) {
            for (var query : loaded.queries().values()) {
                if (query.problems().isEmpty()) {
                    describe(query, describer, described, problems);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException("queries", problems);
        }
        return described;
    }

    private static void describe(
            ParsedQuery query, Describer describer, List<DescribedQuery> described, List<Problem> problems) {
        try {
            described.add(query.described(describer.describe(query.text().jdbc())));
        } catch (Inquiry.Refused e) {
            problems.add(query.refused(e));
        }
    }

    /**
     * Runs a query and keeps its rows in memory: as many as {@link QueryCall#limit}.
     *
     * @throws ProblemsException if there is no such query, its file has problems, it writes and the call does not say that it may,
     *     required values are missing, or values are given that it does not take: every reason; nothing was run
     * @throws dev.peng.error.QueryFailedException if the server refuses it or a value, or its time is up; nothing of it remains
     * @throws dev.peng.error.DatabaseException if there is no connection, or it was lost
     */
    public QueryResult run(QueryCall call) {
        var rows = new KeptRows();
        var outcome = run(call, rows);
        return new QueryResult(rows.columns(), rows.rows(), outcome.truncated(), outcome.changed());
    }

    /**
     * Runs a query and hands its rows over one by one, so that memory does not grow with them; otherwise like
     * {@link #run(QueryCall)}.
     */
    public Inquiry.Outcome run(QueryCall call, RowConsumer rows) {
        var query = find(call);
        var arguments = new Arguments(query, call.values());
        check(call, query, arguments);
        try {
            var terms = new Inquiry.Terms(query.query().write(), call.limit(), call.timeout());
            return new Inquiry(query.text().jdbc(), values(query, arguments), terms).run(this.dataSource, rows);
        } catch (Inquiry.Refused e) {
            throw new Refusal(query, arguments, this::fits).of(e);
        }
    }

    private ParsedQuery find(QueryCall call) {
        var loaded = this.loader.load();
        var query = loaded.queries().get(call.query());
        if (query == null) {
            throw refused(call, List.of(unknown(call, loaded)));
        }
        return query;
    }

    private static void check(QueryCall call, ParsedQuery query, Arguments arguments) {
        var problems = new ArrayList<>(query.problems());
        if (query.query().write() && !call.write()) {
            problems.add(new Problem(
                    ErrorCode.WRITES,
                    Place.in(query.query().file()),
                    "writes, and was not given leave to",
                    "Run it with --write, or with writing() of the call, if it may."));
        }
        if (query.problems().isEmpty()) {
            problems.addAll(arguments.problems());
        }
        if (!problems.isEmpty()) {
            throw refused(call, problems);
        }
    }

    private static List<@Nullable String> values(ParsedQuery query, Arguments arguments) {
        var values = new ArrayList<@Nullable String>();
        query.text().names().forEach(name -> values.add(arguments.value(name)));
        return values;
    }

    /** What the server says of a value that does not fit. */
    private Inquiry.@Nullable Refused fits(QueryParameter parameter, String value) {
        var cast = "select cast(? as %s)".formatted(parameter.type());
        try {
            new Inquiry(cast, List.of(value), new Inquiry.Terms(false, 1, null)).run(this.dataSource, new KeptRows());
            return null;
        } catch (Inquiry.Refused e) {
            return e;
        }
    }

    private Problem unknown(QueryCall call, QueryLoader.Loaded loaded) {
        var names = String.join(", ", loaded.queries().keySet());
        return new Problem(
                ErrorCode.UNKNOWN_QUERY,
                "there is no query \"%s\" in %s".formatted(call.query(), this.loader.locations()),
                names.isEmpty() ? "There are none." : "There are %s.".formatted(names));
    }

    private static ProblemsException refused(QueryCall call, List<Problem> problems) {
        return new ProblemsException("query " + call.query(), problems);
    }
}
