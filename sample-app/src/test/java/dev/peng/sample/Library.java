package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/** The sample as somebody starts it who sets a few properties on the command line. */
final class Library implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Library(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Library start(List<String> properties, String... more) {
        var arguments = new ArrayList<>(List.of("--server.port=0"));
        properties.forEach(property -> arguments.add("--" + property));
        List.of(more).forEach(property -> arguments.add("--" + property));
        return new Library(SpringApplication.run(LendingLibraryApplication.class, arguments.toArray(String[]::new)));
    }

    /** Starts it twice on the same data. */
    static void assertThatASecondStartAppliesNothing(Supplier<Library> start) {
        List<String> first;
        try (var library = start.get()) {
            first = library.applied();
        }

        try (var library = start.get()) {
            assertThat(library.applied()).hasSize(9).isEqualTo(first);
            assertThat(library.get("/books"))
                    .bodyJson()
                    .extractingPath("$")
                    .asArray()
                    .hasSize(5);
        }
    }

    RestTestClientResponse get(String path) {
        var client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + this.context.getEnvironment().getProperty("local.server.port"))
                .build();
        return RestTestClientResponse.from(client.get().uri(path).exchange());
    }

    Peng peng() {
        return this.context.getBean(Peng.class);
    }

    /** The first column of a query as text. */
    List<String> column(String sql) {
        var jdbc = this.context.getBean(JdbcClient.class);
        return jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
    }

    /** What was applied, and when. */
    List<String> applied() {
        return column("""
                select version || ' ' || applied_at from peng_migrations
                union all
                select version || ' ' || applied_at from peng_seeds
                order by 1""");
    }

    @Override
    public void close() {
        this.context.close();
    }
}
