package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.Peng;
import dev.peng.error.StepFailedException;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import dev.peng.migration.JavaMigration;
import dev.peng.seed.JavaSeed;
import dev.peng.source.Versioned;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repositories of JPA have transactions of their own, so what uses them is not atomic with its row. */
class JpaStepIntegrationTests {

    private final LocalDatabase database = LocalPostgres.shared().newDatabase();
    private ConfigurableApplicationContext context;

    @AfterEach
    void close() {
        if (this.context != null) {
            this.context.close();
        }
        this.database.close();
    }

    @Test
    void oneThatIsNotTransactionalUsesRepositories() {
        this.context = run(AddsMembers.class);

        assertThat(members()).isEqualTo(4);
        assertThat(rows()).isOne();
        this.context.close();
        this.context = run(AddsMembers.class);
        assertThat(members()).isEqualTo(4);
    }

    @Test
    void whatItHasCommittedBeforeItFailsStays() {
        assertThatThrownBy(() -> run(AddsMembersAndFails.class)).isInstanceOf(StepFailedException.class);

        this.context = run("peng.run-at=manual", AddsMembersAndFails.class);
        assertThat(members()).isEqualTo(4);
        assertThat(this.context.getBean(Peng.class).seeds().status().pending()).isOne();
    }

    @Test
    void aMigrationThatIsNotTransactionalUsesRepositoriesToo() {
        this.context = run(NamesMembers.class);

        assertThat(members()).isEqualTo(2);
        assertThat(this.context.getBean(Peng.class).migrations().version().orElseThrow())
                .hasToString("60");
    }

    private ConfigurableApplicationContext run(Class<?> seed) {
        return run("peng.run-at=ready", seed);
    }

    private ConfigurableApplicationContext run(String property, Class<?> seed) {
        return new SpringApplicationBuilder(Library.class, seed)
                .web(WebApplicationType.NONE)
                .properties(property, "spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + this.database.jdbcUrl(),
                        "--spring.datasource.username=" + this.database.username(),
                        "--spring.datasource.password=" + this.database.password());
    }

    private long members() {
        return this.context.getBean(Members.class).count();
    }

    private int rows() {
        return this.context
                .getBean(JdbcClient.class)
                .sql("select count(*) from peng_seeds where name = 'members' and state = 'applied'")
                .query(Integer.class)
                .single();
    }

    @Versioned(version = "50", name = "members", transactional = false)
    static class AddsMembers implements JavaSeed {

        private final Members members;

        AddsMembers(Members members) {
            this.members = members;
        }

        @Override
        public void run(JdbcClient jdbc) {
            IntStream.range(0, 3).forEach(number -> this.members.save(new Member("member " + number)));
        }
    }

    @Versioned(version = "50", name = "members", transactional = false)
    static class AddsMembersAndFails extends AddsMembers {

        AddsMembersAndFails(Members members) {
            super(members);
        }

        @Override
        public void run(JdbcClient jdbc) {
            super.run(jdbc);
            throw new IllegalStateException("no more members");
        }
    }

    @Versioned(version = "60", name = "names", transactional = false)
    static class NamesMembers implements JavaMigration {

        private final Members members;

        NamesMembers(Members members) {
            this.members = members;
        }

        @Override
        public void up(JdbcClient jdbc) {
            this.members.save(new Member("Grace"));
        }
    }
}
