package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedProfileIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void seedsOfSeveralProfiles() {
        this.application
                .scripts()
                .migration(
                        "1_word",
                        "create table word (text text, place int generated always as identity)",
                        "drop table word")
                .with("seeds/1_common.sql", "insert into word values ('common')")
                .with("seeds/dev/2_words.sql", "insert into word values ('dev')")
                .with("seeds/demo/3_words.sql", "insert into word values ('demo')")
                .with("seeds/default/4_words.sql", "insert into word values ('default')");
        this.application.with("spring.main.web-application-type=none");
    }

    @Test
    void withoutAProfileTheCommonOnesAndThoseOfTheDefaultOneAreApplied() {
        this.application.run();

        assertThat(words()).containsExactly("common", "default");
    }

    @Test
    void anActiveProfileBringsItsOwn() {
        this.application.with("spring.profiles.active=dev").run();

        assertThat(words()).containsExactly("common", "dev");
    }

    @Test
    void severalActiveProfilesBringAllTheirs() {
        this.application.with("spring.profiles.active=demo,dev").run();

        assertThat(words()).containsExactly("common", "dev", "demo");
    }

    @Test
    void theSettingOverridesTheActiveProfiles() {
        this.application
                .with("spring.profiles.active=dev", "peng.seeds.profiles=demo")
                .run();

        assertThat(words()).containsExactly("common", "demo");
    }

    @Test
    void noneAreAppliedWhenSeedsAreDisabled() {
        this.application
                .with("spring.profiles.active=dev", "peng.seeds.enabled=false")
                .run();

        assertThat(words()).isEmpty();
    }

    private List<String> words() {
        return this.application.database().column("select text from word order by place");
    }
}
