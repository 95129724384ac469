package dev.peng.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.peng.query.NamedQuery;
import dev.peng.query.QueryParameter;
import dev.peng.query.QueryResult;
import dev.peng.query.QuerySet;
import dev.peng.session.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs read of named queries; see {@link Documents}. */
public final class QueryDocuments {

    private QueryDocuments() {}

    /**
     * All queries.
     *
     * @param format of the document
     * @param command what was typed
     * @param queries those that can be run
     * @param problems why others cannot
     */
    public record Queries(int format, String command, List<Query> queries, List<FailureDocument.Reason> problems) {

        public static Queries of(QuerySet set) {
            return new Queries(
                    Documents.FORMAT,
                    "query list",
                    set.queries().stream().map(Query::of).toList(),
                    set.problems().stream().map(FailureDocument.Reason::of).toList());
        }
    }

    /**
     * One of them.
     *
     * @param name its name
     * @param description what it is for
     * @param write whether it writes
     * @param file where it stands
     * @param parameters what it takes
     */
    public record Query(String name, String description, boolean write, String file, List<Parameter> parameters) {

        static Query of(NamedQuery query) {
            return new Query(
                    query.name(),
                    query.description(),
                    query.write(),
                    query.file(),
                    query.parameters().stream().map(Parameter::of).toList());
        }
    }

    /**
     * What it takes.
     *
     * @param name without the at sign
     * @param type of PostgreSQL
     * @param required whether it must be given
     * @param defaultValue what it is otherwise, if not null
     * @param description what it is for
     */
    @JsonInclude(Include.NON_NULL)
    public record Parameter(
            String name,
            String type,
            boolean required,
            @Nullable String defaultValue,
            String description) {

        static Parameter of(QueryParameter parameter) {
            return new Parameter(
                    parameter.name(),
                    parameter.type(),
                    parameter.isRequired(),
                    parameter.defaultValue(),
                    parameter.description());
        }
    }

    /**
     * What a query has answered.
     *
     * @param format of the document
     * @param command what was typed
     * @param query its name
     * @param columns names and types; none if it was not to answer with rows
     * @param rows a value for each column, as PostgreSQL prints it, or null
     * @param truncated whether there are more rows
     * @param changed how many rows were inserted, updated or deleted, if it was not to answer with rows
     */
    public record Rows(
            int format,
            String command,
            String query,
            List<ResultColumn> columns,
            List<List<@Nullable String>> rows,
            boolean truncated,
            long changed) {

        public static Rows of(String query, QueryResult result) {
            return new Rows(
                    Documents.FORMAT,
                    "query run",
                    query,
                    result.columns(),
                    result.rows(),
                    result.truncated(),
                    result.changed());
        }
    }
}
