package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.migration.MigrationProvider;
import dev.peng.seed.JavaSeed;
import dev.peng.seed.SeedProvider;
import dev.peng.source.Versioned;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

class JavaSeedBeanIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.scripts().migration("1_word", "create table word (text text)", "drop table word");
        this.application.with("spring.main.web-application-type=none", "spring.datasource.hikari.maximum-pool-size=1");
    }

    @Test
    void isAppliedBehindTheMigrationsAndItsTransactionalServiceJoins() {
        this.application.run(Words.class, AddsWords.class);

        assertThat(words()).containsExactly("service");
        assertThat(this.application
                        .database()
                        .column("select (select xmin from word)::text = (select xmin from peng_seeds)::text"))
                .containsExactly("t");
    }

    @Test
    void isAppliedWhileItsExpressionIsTrue() {
        this.application.run(OfDevelopers.class);
        assertThat(words()).isEmpty();

        this.application.with("spring.profiles.active=dev").run(OfDevelopers.class);
        assertThat(words()).containsExactly("dev");
    }

    @Test
    void isTakenBackByTheProvider() {
        var context = this.application.run(Words.class, AddsWords.class);

        context.getBean(SeedProvider.class).revert("words");

        assertThat(words()).isEmpty();
    }

    @Test
    void aProfileOnItsClassIsRefused() {
        this.application.with("spring.profiles.active=dev");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> this.application.run(OfAProfile.class))
                .withMessageContaining("has @Profile where profiles() is meant");
    }

    @Test
    void oneThatEndedHalfWayIsPending() {
        this.application.with("peng.run-at=manual");
        var context = this.application.run();
        this.application.scripts().with("seeds/1_half.sql", "create table half ();\nvacuum half;\nselect 1 / 0;");
        var seeds = context.getBean(SeedProvider.class);

        catchThrowableOfType(StepFailedException.class, seeds::applyAll);
        context.getBean(MigrationProvider.class).up();

        assertThat(seeds.status().pending()).isOne();
        assertThat(context.getBean(PengStatus.class).state()).isEqualTo(PengState.PENDING);
    }

    private List<String> words() {
        return this.application.database().column("select text from word");
    }

    @Repository
    static class Words {

        private final JdbcClient jdbc;

        Words(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional(propagation = Propagation.REQUIRED)
        public void add(String text) {
            this.jdbc.sql("insert into word values (?)").param(text).update();
        }
    }

    @Versioned(version = "1", name = "words")
    static class AddsWords implements JavaSeed {

        private final Words words;

        AddsWords(Words words) {
            this.words = words;
        }

        @Override
        public void run(JdbcClient jdbc) {
            this.words.add("service");
        }

        @Override
        public void undo(JdbcClient jdbc) {
            jdbc.sql("delete from word").update();
        }
    }

    @Versioned(version = "2", name = "of_developers")
    static class OfDevelopers implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            jdbc.sql("insert into word values ('dev')").update();
        }

        @Override
        public String profiles() {
            return "dev & !eu";
        }
    }

    @Profile("dev")
    @Versioned(version = "3", name = "of_a_profile")
    static class OfAProfile implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {}
    }
}
