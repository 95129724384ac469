package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.peng.PengConfig;
import dev.peng.boot.PengCustomizer;
import dev.peng.boot.datasource.PengDataSource;
import dev.peng.migration.JavaMigration;
import dev.peng.seed.JavaSeed;
import dev.peng.source.Versioned;
import dev.peng.test.Isolation;
import dev.peng.test.PengTest;
import dev.peng.test.Seeds;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

class OtherSettingsIntegrationTests {

    @Test
    void aDataSourceOfTheApplicationIsReplaced() {
        assertThat(TestRun.of(OwnDataSource.class).succeeds()).isEqualTo(3);
    }

    @Test
    void pengGoesWhereTheApplicationGoes() {
        assertThat(TestRun.of(OwnUrl.class).succeeds()).isEqualTo(3);
        assertThat(TestRun.of(Marked.class).succeeds()).isEqualTo(3);
    }

    @Test
    void customizersHaveTheLastWord() {
        assertThat(TestRun.of(Customized.class).succeeds()).isOne();
    }

    @Test
    void theApplicationsPoolIsKeptAsItIs() {
        assertThat(TestRun.of(OwnPool.class).succeeds()).isEqualTo(3);
    }

    @Test
    void noPoolIsNeeded() {
        assertThat(TestRun.of(WithoutPool.class).succeeds()).isEqualTo(3);
    }

    @Test
    void theSchemaOfThePoolHoldsTheTables() {
        assertThat(TestRun.of(OtherSchema.class).succeeds()).isOne();
    }

    @Test
    void whatIsRunByHandIsRunBeforeTheTest() {
        assertThat(TestRun.of(ByHand.class).succeeds()).isEqualTo(3);
        assertThat(TestRun.of(ByHandWithBeans.class).succeeds()).isEqualTo(4);
    }

    @Test
    void nobodyIsWaitedFor() {
        assertThat(TestRun.of(Waiting.class).succeeds()).isEqualTo(4);
    }

    @Test
    void aJobDoesNotEndTheTests() {
        assertThat(TestRun.of(Job.class).succeeds()).isEqualTo(3);
    }

    @Test
    void lazyBeansAreMadeInTime() {
        assertThat(TestRun.of(Lazy.class).succeeds()).isEqualTo(3);
    }

    @Test
    void withoutSeedsTheTablesAreEmpty() {
        assertThat(TestRun.of(WithoutSeeds.class).succeeds()).isOne();
    }

    @Test
    void seedsInJavaRunAsInProduction() {
        assertThat(TestRun.of(Beans.class).succeeds()).isEqualTo(4);
    }

    private static List<String> names(JdbcClient jdbc) {
        return jdbc.sql("select name from member order by id")
                .query(String.class)
                .list();
    }

    @JdbcTest
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    @PengTest(isolation = Isolation.METHOD)
    abstract static class EachMethod {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(3)
        void hasItsOwnRows() {
            assertThat(names(jdbc)).containsExactly("Ada");
            jdbc.sql("insert into member (name) values ('Grace')").update();
        }
    }

    @Import(OwnDataSource.Config.class)
    static class OwnDataSource extends EachMethod {

        @TestConfiguration(proxyBeanMethods = false)
        static class Config {

            @Bean
            DataSource production() {
                return DataSourceBuilder.create()
                        .url("jdbc:postgresql://production.invalid/library")
                        .build();
            }
        }
    }

    @JdbcTest(
            properties = {
                "peng.datasource.url=jdbc:postgresql://production.invalid/library",
                "peng.datasource.username=owner"
            })
    static class OwnUrl extends EachMethod {}

    @Import(Marked.Config.class)
    static class Marked extends EachMethod {

        @TestConfiguration(proxyBeanMethods = false)
        static class Config {

            @Bean(defaultCandidate = false)
            @PengDataSource
            DataSource production() {
                return DataSourceBuilder.create()
                        .url("jdbc:postgresql://production.invalid/library")
                        .build();
            }
        }
    }

    @JdbcTest
    @PengTest(isolation = Isolation.METHOD)
    @Import(Customized.Config.class)
    static class Customized {

        @Test
        void isCustomized(@Autowired JdbcClient jdbc) {
            assertThat(names(jdbc)).containsExactly("Ada", "Demo");
        }

        @TestConfiguration(proxyBeanMethods = false)
        static class Config {

            @Bean
            PengCustomizer alwaysDemo() {
                return builder -> builder.config(config -> new PengConfig(
                        config.run(), config.migrations(), config.seeds().withProfiles(Set.of("demo"))));
            }
        }
    }

    @JdbcTest(
            properties = {
                "spring.datasource.hikari.allow-pool-suspension=false",
                "spring.datasource.hikari.minimum-idle=5",
                "spring.datasource.hikari.maximum-pool-size=5"
            })
    static class OwnPool extends EachMethod {

        @Test
        void isTheApplications(@Autowired HikariDataSource pool) {
            assertThat(pool.getMinimumIdle()).isEqualTo(5);
        }

        @Override
        @RepeatedTest(2)
        void hasItsOwnRows() {
            super.hasItsOwnRows();
        }
    }

    @JdbcTest(properties = "spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
    static class WithoutPool extends EachMethod {

        @Autowired
        SimpleDriverDataSource dataSource;
    }

    @JdbcTest(
            properties =
                    "spring.datasource.hikari.connection-init-sql=create schema if not exists app; set search_path = app")
    @PengTest
    static class OtherSchema {

        @Test
        void hasTheTables(@Autowired JdbcClient jdbc) {
            assertThat(jdbc.sql("select schemaname from pg_tables where tablename = 'member'")
                            .query(String.class)
                            .list())
                    .containsExactly("app");
        }
    }

    @JdbcTest(properties = "peng.run-at=manual")
    static class ByHand extends EachMethod {}

    @JdbcTest(properties = "peng.run-at=manual")
    static class ByHandWithBeans extends Beans {}

    @JdbcTest(properties = {"peng.mode=wait", "peng.run-lock.timeout=1s"})
    static class Waiting extends Beans {}

    @JdbcTest(properties = "peng.exit-after-run=true")
    static class Job extends EachMethod {}

    @JdbcTest(properties = "spring.main.lazy-initialization=true")
    static class Lazy extends EachMethod {}

    @JdbcTest(properties = "peng.seeds.enabled=false")
    @PengTest
    static class WithoutSeeds {

        @Test
        void isEmpty(@Autowired JdbcClient jdbc) {
            assertThat(names(jdbc)).isEmpty();
        }
    }

    @JdbcTest
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    @PengTest(isolation = Isolation.METHOD)
    @Import(Beans.Config.class)
    static class Beans {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(3)
        void haveRun() {
            assertThat(names(jdbc)).containsExactly("Java", "Ada");
            jdbc.sql("insert into member (name) values ('Grace')").update();
        }

        @Test
        @Seeds("dev")
        void runWithOtherSeedsToo() {
            assertThat(names(jdbc)).containsExactly("Java", "Ada", "Dev");
        }

        @TestConfiguration(proxyBeanMethods = false)
        static class Config {

            // It works through the application's own client, so it is the application's DataSource that counts.
            @Bean
            JavaSeed first(JdbcClient application) {
                return new First(application);
            }

            @Bean
            JavaMigration nickname() {
                return new Nickname();
            }
        }
    }

    @Versioned(version = "0", name = "first")
    record First(JdbcClient application) implements JavaSeed {

        @Override
        public void run(JdbcClient jdbc) {
            application
                    .sql("insert into member (name, nickname) values ('Java', 'J')")
                    .update();
        }
    }

    @Versioned(version = "3", name = "nickname")
    static final class Nickname implements JavaMigration {

        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("alter table member add nickname text").update();
        }

        @Override
        public void down(JdbcClient jdbc) {
            jdbc.sql("alter table member drop nickname").update();
        }
    }
}
