package dev.peng.generate;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.query.DescribedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The method of a query, and the record of its rows where they have several columns. Pure.
 *
 * @param described the query
 * @param parameters in the order of its header
 * @param columns of its rows
 */
record QueryMethod(DescribedQuery described, List<JavaParameter> parameters, List<JavaColumn> columns) {

    static QueryMethod of(DescribedQuery described) {
        return new QueryMethod(
                described,
                described.query().parameters().stream().map(JavaParameter::of).toList(),
                IntStream.range(0, described.columns().size())
                        .mapToObj(i -> JavaColumn.of(described.columns().get(i), i + 1))
                        .toList());
    }

    String name() {
        return JavaNames.member(described.query().name());
    }

    boolean hasRecord() {
        return columns.size() > 1;
    }

    boolean hasRows() {
        return !columns.isEmpty();
    }

    String recordName() {
        return JavaNames.type(described.query().name()) + "Row";
    }

    boolean takesArrays() {
        return parameters.stream().anyMatch(JavaParameter::isArray);
    }

    /** The classes that it needs besides those that all need. */
    Stream<String> imports() {
        return Stream.concat(
                        parameters.stream().map(JavaParameter::imported),
                        columns.stream().map(JavaColumn::imported))
                .filter(name -> !name.isEmpty());
    }

    /** Why there can be no such method. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        var byName = new HashMap<String, String>();
        for (var parameter : parameters) {
            var other = byName.put(parameter.name(), parameter.parameter().name());
            if (other != null) {
                problems.add(problem(
                        "@%s and @%s have the same name in Java"
                                .formatted(other, parameter.parameter().name()),
                        "Rename one of them."));
            }
        }
        if (hasRecord()) {
            checkColumns(problems);
        }
        return problems;
    }

    private void checkColumns(List<Problem> problems) {
        var byName = new HashMap<String, String>();
        for (var column : columns) {
            var other = byName.put(column.name(), column.column().name());
            if (column.isUnnamed()) {
                problems.add(problem("column %d has no name".formatted(column.number()), "Give it one: … as name."));
            } else if (other != null) {
                problems.add(problem(
                        "two columns have the same name in Java: %s and %s"
                                .formatted(other, column.column().name()),
                        "Give one of them another: … as name."));
            }
        }
    }

    Problem problem(String message, String action) {
        return new Problem(ErrorCode.UNSUPPORTED, Place.in(described.query().file()), message, action);
    }

    /** How a row of one column is read, for the constants of the class. */
    String mapper() {
        var column = columns.get(0);
        return "    private static final RowMapper<%s> %s = (row, number) -> %s;%n"
                .formatted(column.element(), constant(), column.read());
    }

    private String constant() {
        return JavaNames.constant(described.query().name());
    }

    /** The method; and one more for those who give nothing but what must be given. */
    String methods() {
        return parameters.stream().allMatch(JavaParameter::isRequired) ? full() : brief() + "\n" + full();
    }

    private String brief() {
        return comment(JavaParameter::isRequired)
                + "    public %s %s(%s) {\n".formatted(result(), name(), signature(JavaParameter::isRequired))
                + "        return %s(%s);\n    }\n"
                        .formatted(
                                name(),
                                parameters.stream()
                                        .map(parameter -> parameter.isRequired() ? parameter.name() : "null")
                                        .collect(Collectors.joining(", ")));
    }

    private String full() {
        return comment(parameter -> true)
                + "    public %s %s(%s) {\n".formatted(result(), name(), signature(parameter -> true))
                + "        return this.jdbc.%s(\n                %s,\n                new Values(%s)%s);\n    }\n"
                        .formatted(
                                hasRows() ? "query" : "update",
                                JavaText.block(described.sql(), 4),
                                values(),
                                hasRows() ? ",\n                " + rowMapper() : "");
    }

    private String rowMapper() {
        return hasRecord() ? recordName() + ".MAPPER" : constant();
    }

    private String result() {
        return hasRows()
                ? "List<%s>"
                        .formatted(hasRecord() ? recordName() : columns.get(0).element())
                : "int";
    }

    private String signature(Predicate<JavaParameter> which) {
        return parameters.stream().filter(which).map(JavaParameter::declaration).collect(Collectors.joining(", "));
    }

    private String values() {
        var byName = parameters.stream()
                .collect(Collectors.toMap(parameter -> parameter.parameter().name(), JavaParameter::value));
        return described.values().stream().map(name -> valueOf(name, byName)).collect(Collectors.joining(", "));
    }

    private static String valueOf(String parameter, Map<String, String> values) {
        return values.getOrDefault(parameter, "null");
    }

    private String comment(Predicate<JavaParameter> which) {
        var tags = new ArrayList<String>();
        parameters.stream()
                .filter(which)
                .flatMap(parameter -> parameter.comment().stream())
                .forEach(tags::add);
        if (!hasRows()) {
            tags.add("@return how many rows it has written");
        }
        return tags.isEmpty()
                ? "    /** %s */\n".formatted(purpose())
                : Stream.concat(Stream.of(purpose(), ""), tags.stream())
                        .map(line -> ("     * " + line).stripTrailing() + "\n")
                        .collect(Collectors.joining("", "    /**\n", "     */\n"));
    }

    private String purpose() {
        var description = described.query().description();
        return description.isEmpty()
                ? "The query {@code %s}.".formatted(described.query().name())
                : JavaText.comment(description);
    }

    /** What a row is. */
    String rowRecord() {
        return "    /** A row of {@code %s}. */\n".formatted(described.query().name())
                + "    public record %s(%s) {\n\n".formatted(recordName(), components())
                + "        private static final RowMapper<%s> MAPPER = (row, number) -> new %s(\n                %s);\n    }\n"
                        .formatted(
                                recordName(),
                                recordName(),
                                columns.stream()
                                        .map(JavaColumn::read)
                                        .collect(Collectors.joining(",\n                ")));
    }

    private String components() {
        return columns.stream().map(JavaColumn::declaration).collect(Collectors.joining(", "));
    }
}
