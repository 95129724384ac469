package dev.peng.document;

import dev.peng.query.NamedQuery;
import dev.peng.query.QueryParameter;
import dev.peng.query.QuerySet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All named queries.
 *
 * @param format of the document
 * @param command what was asked for
 * @param queries those that can be run
 * @param problems why others cannot
 */
public record QueryListDocument(
        int format, String command, List<Query> queries, List<FailureDocument.Reason> problems) {

    /** Of all files. */
    public static QueryListDocument of(String command, QuerySet set) {
        return new QueryListDocument(
                Documents.FORMAT,
                command,
                set.queries().stream().map(Query::of).toList(),
                set.problems().stream().map(FailureDocument.Reason::of).toList());
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
}
