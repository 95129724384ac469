package dev.peng.generate;

import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.query.DescribedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class with a method for each named query, typed by the header and by what the server says of the columns. It uses Spring JDBC, and
 * nothing of peng. Immutable and pure: the same queries give the same text.
 */
final class QueryClass {

    private static final String ARRAY_OF = """

                private record ArrayOf(String type, List<?> elements) {}
            """;

    private static final String VALUES = """

                private record Values(@Nullable Object... values) implements PreparedStatementSetter {

                    @Override
                    public void setValues(PreparedStatement statement) throws SQLException {
                        for (var i = 0; i < this.values.length; i++) {
                            var value = this.values[i];
                            if (value == null || value instanceof String) {
                                statement.setObject(i + 1, value, Types.OTHER);
            %s                } else {
                                statement.setObject(i + 1, value);
                            }
                        }
                    }
                }
            """;

    private static final String SET_ARRAY = """
                            } else if (value instanceof ArrayOf array) {
                                var elements = array.elements().toArray();
                                statement.setArray(i + 1, statement.getConnection().createArrayOf(array.type(), elements));
            """;

    private static final String ELEMENTS = """

                private static final class Elements {

                    private static <T> List<@Nullable T> of(Array array, Class<T> type) throws SQLException {
                        var list = new ArrayList<@Nullable T>();
                        try (var elements = array.getResultSet()) {
                            while (elements.next()) {
                                list.add(type == String.class ? type.cast(elements.getString(2)) : elements.getObject(2, type));
                            }
                        }
                        return Collections.unmodifiableList(list);
                    }

                    private static <T> @Nullable List<@Nullable T> orNull(@Nullable Array array, Class<T> type)
                            throws SQLException {
                        return array == null ? null : of(array, type);
                    }
                }
            """;

    private final ClassName name;
    private final List<QueryMethod> methods;

    /**
     * @param name of the class
     * @param queries in the order of the methods
     */
    QueryClass(ClassName name, List<DescribedQuery> queries) {
        this.name = name;
        this.methods = queries.stream().map(QueryMethod::of).toList();
    }

    /**
     * The text of its file.
     *
     * @throws ProblemsException if names cannot be told apart in Java, or columns have none: every reason
     */
    String text() {
        var problems = problems();
        if (!problems.isEmpty()) {
            throw new ProblemsException("generate", problems);
        }
        return "// Written by peng generate. Edit the named queries, and run it again.\n"
                + "package %s;\n\n".formatted(this.name.packageName())
                + imports().map("import %s;\n"::formatted).collect(Collectors.joining())
                + "\n/** The named queries, in the transaction of whoever calls them. Safe for use by several threads. */\n"
                + "@NullMarked\npublic final class %s {\n\n".formatted(this.name.simpleName())
                + mappers()
                + "    private final JdbcOperations jdbc;\n\n"
                + "    /** Queries on the connections of this. */\n"
                + "    public %s(JdbcOperations jdbc) {\n        this.jdbc = jdbc;\n    }\n"
                        .formatted(this.name.simpleName())
                + this.methods.stream().map(method -> "\n" + method.methods()).collect(Collectors.joining())
                + this.methods.stream()
                        .filter(QueryMethod::hasRecord)
                        .map(method -> "\n" + method.rowRecord())
                        .collect(Collectors.joining())
                + nested()
                + "}\n";
    }

    private String mappers() {
        var mappers = this.methods.stream()
                .filter(method -> method.hasRows() && !method.hasRecord())
                .map(QueryMethod::mapper)
                .collect(Collectors.joining());
        return mappers.isEmpty() ? "" : mappers + "\n";
    }

    private String nested() {
        return (this.methods.isEmpty() ? "" : VALUES.formatted(takesArrays() ? SET_ARRAY : ""))
                + (takesArrays() ? ARRAY_OF : "")
                + (givesArrays() ? ELEMENTS : "");
    }

    private Stream<String> imports() {
        var imports = new TreeSet<String>();
        this.methods.forEach(method -> method.imports().forEach(imports::add));
        imports.add("org.jspecify.annotations.NullMarked");
        imports.add("org.springframework.jdbc.core.JdbcOperations");
        if (!this.methods.isEmpty()) {
            imports.addAll(List.of(
                    "java.sql.PreparedStatement",
                    "java.sql.SQLException",
                    "java.sql.Types",
                    "org.jspecify.annotations.Nullable",
                    "org.springframework.jdbc.core.PreparedStatementSetter"));
        }
        if (takesArrays() || this.methods.stream().anyMatch(QueryMethod::hasRows)) {
            imports.add("java.util.List");
        }
        if (this.methods.stream().anyMatch(QueryMethod::hasRows)) {
            imports.add("org.springframework.jdbc.core.RowMapper");
        }
        if (givesArrays()) {
            imports.addAll(List.of("java.sql.Array", "java.util.ArrayList", "java.util.Collections"));
        }
        return imports.stream();
    }

    private boolean takesArrays() {
        return this.methods.stream().anyMatch(QueryMethod::takesArrays);
    }

    private boolean givesArrays() {
        return this.methods.stream()
                .flatMap(method -> method.columns().stream())
                .anyMatch(column -> column.column().array());
    }

    private List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        var byName = new HashMap<String, String>();
        for (var method : this.methods) {
            var query = method.described().query().name();
            var other = byName.put(method.name(), query);
            if (other != null) {
                problems.add(method.problem(
                        "%s and %s have the same name in Java".formatted(other, query), "Rename one of them."));
            }
            if (method.hasRecord() && method.recordName().equals(this.name.simpleName())) {
                problems.add(method.problem(
                        "its rows have the name of the class, " + method.recordName(), "Name the class otherwise."));
            }
            problems.addAll(method.problems());
        }
        return problems;
    }
}
