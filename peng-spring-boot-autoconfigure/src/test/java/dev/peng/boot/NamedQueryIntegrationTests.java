package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.query.QueryCall;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;

/** An application with a further database, {@code reports}, and queries for both. */
class NamedQueryIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final TestDatabase reports = new TestDatabase();
    private final Scripts ofReports = new Scripts();

    @BeforeEach
    void queriesOfBoth() {
        this.application
                .scripts()
                .table("1", "book")
                .with("seeds/1_books.sql", "insert into book values (1), (2), (3)")
                .with("queries/books.sql", "-- @from int = 2\n\nselect id from book where id >= @from order by id");
        this.ofReports.table("1", "report").with("queries/reports.sql", "select count(*) from report");
        this.application.with("spring.main.web-application-type=none");
        this.ofReports.properties().stream()
                .map(property -> property.replaceFirst("^peng", "peng.databases.reports"))
                .forEach(this.application::with);
        this.application.with(
                "peng.databases.reports.datasource.url=" + this.reports.local().jdbcUrl(),
                "peng.databases.reports.datasource.username="
                        + this.reports.local().username(),
                "peng.databases.reports.datasource.password="
                        + this.reports.local().password());
    }

    @AfterEach
    void drop() throws IOException {
        this.reports.close();
        this.ofReports.close();
    }

    @Test
    void areRunThroughTheBeanOfTheirDatabase() {
        var context = this.application.run();

        assertThat(peng(context, "peng").queries().run(QueryCall.of("books")).rows())
                .containsExactly(List.of("2"), List.of("3"));
        assertThat(peng(context, "reportsPeng")
                        .queries()
                        .run(QueryCall.of("reports"))
                        .rows())
                .containsExactly(List.of("0"));
        assertThat(peng(context, "reportsPeng").queries().list().queries())
                .singleElement()
                .extracting("name")
                .isEqualTo("reports");
    }

    private static Peng peng(ApplicationContext context, String bean) {
        return context.getBean(bean, Peng.class);
    }
}
