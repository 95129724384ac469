package dev.peng.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ConfigurationException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.query.DescribedQuery;
import dev.peng.query.QueryProvider;
import dev.peng.query.QuerySettings;
import dev.peng.source.Location;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is generated is compiled with all warnings as errors, and run. */
class QueryClassIntegrationTests {

    private static final ClassName NAME = ClassName.parse("com.example.library.Queries");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void aTable() {
        this.database.execute("create table member (id int primary key, name text not null, joined date, city text)");
        this.database.execute("insert into member values (1, 'Ada', '2024-01-10', 'London'), (2, 'Bob', null, null)");
        this.scripts = Scripts.in(this.root);
    }

    // P-29
    @Test
    void rowsAreRecordsWithComponentsThatAreNullOnlyIfTheyCanBe() {
        this.scripts.with("queries/joined-since.sql", """
                -- description: Members < 2 years & "old" */ @see \\u0000 nobody
                -- @day date the first day

                select id, name, joined as joined_on from member where joined >= @day""");

        var queries = compiled();

        assertThat(queries.call("joinedSince", LocalDate.of(2024, 1, 1)))
                .isEqualTo(List.of("JoinedSinceRow[id=1, name=Ada, joinedOn=2024-01-10]"));
        assertThat(queries.components("JoinedSinceRow"))
                .isEqualTo(Map.of("id", "int", "name", "String", "joinedOn", "LocalDate?"));
    }

    @Test
    void whatAnOuterJoinMakesNullIsNullable() {
        this.scripts.with(
                "queries/pairs.sql",
                "select a.name, b.name as other, b.id from member a left join member b on b.id = a.id + 1 order by a.id");

        var queries = compiled();

        assertThat(queries.call("pairs"))
                .isEqualTo(List.of("PairsRow[name=Ada, other=Bob, id=2]", "PairsRow[name=Bob, other=null, id=null]"));
        assertThat(queries.components("PairsRow")).containsEntry("id", "Integer?");
    }

    @Test
    void oneColumnIsAListOfValues() {
        this.scripts
                .with("queries/names.sql", "select name from member order by id")
                .with("queries/cities.sql", "select city from member order by id")
                .with("queries/number.sql", "select count(*) from member");

        var queries = compiled();

        assertThat(queries.call("names")).isEqualTo(List.of("Ada", "Bob"));
        assertThat(queries.call("cities")).isEqualTo(List.of("London", "null"));
        assertThat(queries.call("number")).isEqualTo(List.of("2"));
    }

    @Test
    void whatNeedNotBeGivenHasItsDefaultOrIsNull() {
        this.scripts.with("queries/some.sql", """
                -- @city? text of one alone
                -- @first int = 1 the first
                -- @day date
                select id from member
                 where (@city is null or city = @city) and id >= @first and coalesce(joined, @day) <= @day order by id""");

        var queries = compiled();
        var day = LocalDate.of(2025, 1, 1);

        assertThat(queries.call("some", day)).isEqualTo(List.of("1", "2"));
        assertThat(queries.call("some", "London", null, day)).isEqualTo(List.of("1"));
        assertThat(queries.call("some", null, 2, day)).isEqualTo(List.of("2"));
        assertThat(queries.text).contains("@param first the first; null for 1").contains("@param city of one alone");
    }

    @Test
    void everyTypeOfAParameterComesBackAsItWasGiven() {
        var values = new LinkedHashMap<String, Object>();
        values.put("text", "a \" \\ ' ? quote");
        values.put("int", 7);
        values.put("bigint", 7_000_000_000L);
        values.put("numeric", new BigDecimal("1.50"));
        values.put("boolean", true);
        values.put("date", LocalDate.of(2026, 2, 28));
        values.put("timestamp", LocalDateTime.of(2026, 2, 28, 1, 2, 3));
        values.put("timestamptz", OffsetDateTime.of(2026, 2, 28, 1, 2, 3, 0, ZoneOffset.UTC));
        values.put("uuid", UUID.fromString("00000000-0000-0000-0000-000000000001"));
        values.put("json", "{\"a\": 1}");
        values.put("jsonb", "{\"a\": 1}");
        values.forEach((type, value) -> this.scripts
                .with("queries/one-%s.sql".formatted(type), "-- @it %s\nselect @it as it".formatted(type))
                .with("queries/all-%s.sql".formatted(type), "-- @it %s[]\nselect @it as it".formatted(type)));

        var queries = compiled();

        values.forEach((type, value) -> {
            var name = type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1);
            assertThat(queries.call("one" + name, value)).as(type).isEqualTo(List.of(value.toString()));
            assertThat(queries.call("all" + name, Arrays.asList(value, null)))
                    .as(type + "[]")
                    .isEqualTo(List.of(Arrays.asList(value, null).toString()));
        });
    }

    @Test
    void columnsHaveTheClassesOfTheDriverAndTextWhereThereIsNone() {
        this.database.execute("create type mood as enum ('good', 'bad')");
        this.database.execute("create domain age as smallint");
        this.database.execute("create domain grown as age check (value > 17)");
        this.database.execute("create domain ages as int[]");
        this.database.execute("""
                create table thing (small int2 not null, real float4 not null, double float8, bytes bytea, at time, how mood not null,
                  hows mood[], age grown, ages ages not null, days date[], long serial8, span interval, blobs bytea[])""");
        this.database.execute("""
                insert into thing values (1, 1.5, 2.5, '\\x01', '10:11', 'good', '{good,bad}', 18, '{1,null}', '{2026-01-01}', 5, '1 day',
                  '{"\\\\x01"}')""");
        this.scripts.with("queries/things.sql", "select * from thing");

        var queries = compiled();

        assertThat(queries.components("ThingsRow"))
                .containsExactly(
                        Map.entry("small", "short"),
                        Map.entry("real", "float"),
                        Map.entry("double_", "Double?"),
                        Map.entry("bytes", "byte[]?"),
                        Map.entry("at", "LocalTime?"),
                        Map.entry("how", "String"),
                        Map.entry("hows", "List?"),
                        Map.entry("age", "Short?"),
                        Map.entry("ages", "List"),
                        Map.entry("days", "List?"),
                        Map.entry("long_", "long"),
                        Map.entry("span", "String?"),
                        Map.entry("blobs", "List?"));
        assertThat(queries.row("things"))
                .containsEntry("at", LocalTime.of(10, 11))
                .containsEntry("hows", List.of("good", "bad"))
                .containsEntry("age", (short) 18)
                .containsEntry("ages", Arrays.asList(1, null))
                .containsEntry("days", List.of(LocalDate.of(2026, 1, 1)))
                .containsEntry("long_", 5L);
    }

    @Test
    void whatWritesSaysHowManyRowsOrGivesThem() {
        this.scripts
                .with("queries/rename.sql", "-- @name text\n-- peng:write\n\nupdate member set name = @name")
                .with("queries/add.sql", """
                        -- @id int
                        -- @name text
                        -- peng:write

                        insert into member (id, name) values (@id, @name) returning id, name""");

        var queries = compiled();

        assertThat(queries.call("add", 3, "Eve")).isEqualTo(List.of("AddRow[id=3, name=Eve]"));
        assertThat(queries.call("rename", "Zoe")).isEqualTo(3);
        assertThat(this.database.column("select count(*) from member where name = 'Zoe'"))
                .containsExactly("3");
    }

    @Test
    void namesThatJavaCannotHaveAreAltered() {
        this.scripts
                .with("queries/class.sql", """
                        -- @new int
                        -- @row int
                        -- @values int
                        -- @_ int
                        select @new as "toString", @row as "2nd", @values as "DUE DATE", @_ as "größe\"""")
                .with("queries/values.sql", "select 1 as elements, 2 as mapper, 3 as jdbc")
                .with("queries/to-string.sql", "select '?' || E'\\\\n' || $$ \"\"\"\"\n  \t|  \n$$ as text");

        var queries = compiled();

        assertThat(queries.call("class_", 1, 2, 3, 4))
                .isEqualTo(List.of("ClassRow[toString_=1, _2nd=2, dueDate=3, größe=4]"));
        assertThat(queries.call("values")).isEqualTo(List.of("ValuesRow[elements=1, mapper=2, jdbc=3]"));
        assertThat(queries.call("toString_")).isEqualTo(List.of("?\\n \"\"\"\"\n  \t|  \n"));
    }

    @Test
    void questionMarksOfOperatorsStay() {
        this.scripts.with(
                "queries/has.sql", "-- @key text\nselect '{\"a\": 1}'::jsonb ? @key as it, '[1]'::jsonb ? 'a' as no");

        assertThat(compiled().call("has", "a")).isEqualTo(List.of("HasRow[it=true, no=false]"));
    }

    @Test
    void withoutQueriesThereIsAClassThatDoesNothing() {
        assertThat(compiled().text).contains("public Queries(JdbcOperations jdbc)");
    }

    @Test
    void allReasonsWhyThereCanBeNoClassAreSaid() {
        this.scripts
                .with("queries/a-b.sql", "select 1 as x, 2 as \"X\"")
                .with("queries/a_b.sql", "select 1, 2 as y")
                .with("queries/two.sql", "-- @a_b int\n-- @aB int\nselect @a_b + @aB");

        var refused = catchThrowableOfType(ProblemsException.class, () -> new QueryClass(NAME, described()).text());

        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "two columns have the same name in Java: x and X",
                        "a-b and a_b have the same name in Java",
                        "column 1 has no name",
                        "@a_b and @aB have the same name in Java");
    }

    // P-29
    @Test
    void whatTheServerDoesNotKnowIsSaidOfAllWithTheirPlaces() {
        this.scripts
                .with("queries/one.sql", "-- description: one\n\nselect nmae from member")
                .with("queries/other.sql", "select 1 from nowhere")
                .with("queries/open.sql", "select 'open");

        var refused = catchThrowableOfType(ProblemsException.class, () -> new QueryClass(NAME, described()).text());

        assertThat(refused.problems())
                .extracting(problem -> problem.place().orElseThrow().line(), Problem::message)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(3, "column \"nmae\" does not exist"),
                        org.assertj.core.groups.Tuple.tuple(1, "relation \"nowhere\" does not exist"))
                .hasSize(3);
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem.action()).contains("name"));
    }

    @Test
    void aNameThatIsNoClassIsRefused() {
        for (var name :
                List.of("Queries", "com.acme.", "com.class.Queries", "com.acme.List", "com.acme.UUID", "", "a b.C")) {
            assertThatExceptionOfType(ConfigurationException.class).as(name).isThrownBy(() -> ClassName.parse(name));
        }
    }

    @Test
    void aFileIsWrittenOnlyIfItIsAnotherAndWasGenerated() throws Exception {
        var file = new GeneratedFile(this.root, NAME);

        assertThat(file.isCurrent(described())).isFalse();
        assertThat(file.write(described())).isTrue();
        assertThat(file.write(described())).isFalse();
        Files.writeString(file.path(), Files.readString(file.path()).replace("\n", "\r\n"));
        assertThat(file.isCurrent(described())).isTrue();
        this.scripts.with("queries/one.sql", "select 1 as one");
        assertThat(file.isCurrent(described())).isFalse();
        assertThat(file.write(described())).isTrue();

        Files.writeString(file.path(), "package com.example.library;");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> file.write(described()));
        assertThat(file.path()).hasContent("package com.example.library;");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new GeneratedFile(this.root.resolve("none"), NAME).write(described()));
    }

    private List<DescribedQuery> described() {
        var settings =
                new QuerySettings(List.of(Location.parse("optional:filesystem:" + this.root.resolve("queries"))));
        return new QueryProvider(settings, getClass().getClassLoader(), this.database.dataSource()).describe();
    }

    private Compiled compiled() {
        return Compiled.of(described(), this.root, new JdbcTemplate(this.database.dataSource()));
    }

    /**
     * The class as an application has it.
     *
     * @param text of its file
     * @param instance of it
     */
    private record Compiled(String text, Object instance) {

        static Compiled of(List<DescribedQuery> queries, Path root, JdbcOperations jdbc) {
            try {
                var file = new GeneratedFile(Files.createDirectories(root.resolve("java")), NAME);
                file.write(queries);
                compile(file.path(), Files.createDirectories(root.resolve("classes")));
                var loader = new URLClassLoader(
                        new URL[] {root.resolve("classes").toUri().toURL()}, Compiled.class.getClassLoader());
                var type = loader.loadClass(NAME.toString());
                return new Compiled(
                        Files.readString(file.path()),
                        type.getConstructor(JdbcOperations.class).newInstance(jdbc));
            } catch (Exception e) {
                throw new AssertionError(new QueryClass(NAME, queries).text(), e);
            }
        }

        private static void compile(Path file, Path folder) {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var said = new StringWriter();
            var files = compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file);
            var options = List.of(
                    "-d",
                    folder.toString(),
                    "-Xlint:all",
                    "-Werror",
                    "-proc:none",
                    "--release",
                    "17",
                    "-Xdoclint:all,-missing");
            assertThat(compiler.getTask(said, null, null, options, null, files).call())
                    .as(said.toString())
                    .isTrue();
        }

        Object call(String name, @Nullable Object... values) {
            var result = result(name, values);
            return result instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : result;
        }

        Map<String, Object> row(String name) {
            var row = ((List<?>) result(name)).get(0);
            var values = new LinkedHashMap<String, Object>();
            for (var component : row.getClass().getRecordComponents()) {
                try {
                    values.put(component.getName(), component.getAccessor().invoke(row));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
            return values;
        }

        private Object result(String name, @Nullable Object... values) {
            try {
                return method(name, values.length).invoke(this.instance, values);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(this.text, e);
            }
        }

        private Method method(String name, int parameters) {
            return Stream.of(this.instance.getClass().getMethods())
                    .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " in " + this.text));
        }

        Map<String, String> components(String row) {
            var components = new LinkedHashMap<String, String>();
            Stream.of(this.instance.getClass().getClasses())
                    .filter(type -> type.getSimpleName().equals(row))
                    .flatMap(type -> Stream.of(type.getRecordComponents()))
                    .forEach(one -> components.put(one.getName(), type(one)));
            return components;
        }

        private static String type(RecordComponent component) {
            return component.getType().getSimpleName()
                    + (component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "");
        }
    }
}
