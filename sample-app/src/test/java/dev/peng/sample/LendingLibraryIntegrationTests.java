package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LendingLibraryIntegrationTests {

    private final LocalDatabase database = LocalPostgres.shared().newDatabase();

    @AfterEach
    void dropTheDatabase() {
        this.database.drop();
    }

    @Test
    void hasItsBooksWithThirteenDigits() {
        try (var library = start()) {
            assertThat(library.get("/books"))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$[*].isbn")
                    .asArray()
                    .hasSize(5)
                    .allMatch(isbn -> isbn.toString().matches("\\d{13}"));
            assertThat(library.get("/members")).hasStatusOk().bodyJson().isStrictlyEqualTo("[]");
            assertThat(library.get("/actuator/peng")).bodyJson().isLenientlyEqualTo("""
                    {
                      state: 'up-to-date',
                      version: '20260127090000',
                      counts: {applied: 7, pending: 0, seedsApplied: 2, seedsPending: 0},
                      drift: [],
                      problems: []
                    }""");
            assertThat(library.get("/actuator/health/readiness")).hasStatusOk();
        }
    }

    @Test
    void hasTheMembersOfDevelopment() {
        try (var library = start("spring.profiles.active=dev")) {
            assertThat(library.get("/members"))
                    .bodyJson()
                    .extractingPath("$[*].name")
                    .asArray()
                    .containsExactly("Dev Eloper", "Tess Ter");
            assertThat(library.get("/loans/overdue")).bodyJson().isStrictlyEqualTo("[]");
            assertThat(library.column("select count(*) from loan")).containsExactly("4");
            assertThat(library.get("/actuator/peng/seeds")).bodyJson().isLenientlyEqualTo("""
                    {items: [
                      {name: 'branches', kind: 'sql', state: 'applied'},
                      {name: 'shelves', kind: 'sql', state: 'applied'},
                      {name: 'member', profile: 'dev', kind: 'csv', state: 'applied'},
                      {name: 'first_loans', kind: 'java', state: 'applied'},
                      {name: 'book', profile: 'demo', kind: 'csv', state: 'not-selected'},
                      {name: 'members', profile: 'demo', kind: 'sql', state: 'not-selected'},
                      {name: 'loans', profile: 'demo', kind: 'sql', state: 'not-selected'}
                    ]}""");
        }
    }

    @Test
    void hasTheMembersAndLoansOfTheDemo() {
        try (var library = start("spring.profiles.active=demo")) {
            assertThat(library.get("/members"))
                    .bodyJson()
                    .extractingPath("$[*].name")
                    .asArray()
                    .containsExactly("Ada Lovelace", "Edgar Codd", "Grace Hopper");
            assertThat(library.get("/loans/overdue"))
                    .bodyJson()
                    .isLenientlyEqualTo("[{member: 'Edgar Codd', title: 'Designing Data-Intensive Applications'}]");
            assertThat(library.get("/books"))
                    .bodyJson()
                    .extractingPath("$[*].title")
                    .asArray()
                    .hasSize(10)
                    .contains("The Art of Computer Programming, Volume 1");
            assertThat(library.column("select title from book where isbn in (select isbn from copy where id in"
                            + " (select copy_id from loan where returned_on is null)) order by 1"))
                    .containsExactly("Designing Data-Intensive Applications", "Effective Java");
        }
    }

    @Test
    void findsEverythingAppliedWhenItStartsAgain() {
        Library.assertThatASecondStartAppliesNothing(this::start);
    }

    @Test
    void canGoBackToNothing() {
        try (var library = start("peng.seeds.enabled=false")) {
            library.peng().migrations().down(7);

            assertThat(library.column("select relname from pg_class"
                            + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')"))
                    .containsExactlyInAnyOrder("peng_migrations", "peng_runs", "peng_seeds");
            assertThat(library.column("select proname from pg_proc where pronamespace = 'public'::regnamespace"))
                    .isEmpty();
            assertThat(library.peng().migrations().up().status().version()).hasToString("Optional[20260127090000]");
        }
    }

    private Library start(String... more) {
        return Library.start(
                List.of(
                        "spring.datasource.url=" + this.database.jdbcUrl(),
                        "spring.datasource.username=" + this.database.username(),
                        "spring.datasource.password=" + this.database.password()),
                more);
    }
}
