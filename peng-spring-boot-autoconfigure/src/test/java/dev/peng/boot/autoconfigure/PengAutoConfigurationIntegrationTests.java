package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.boot.TestApplication;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

class PengAutoConfigurationIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, PengAutoConfiguration.class));

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
    }

    @Test
    void aRefreshAloneMigratesNothing() {
        configured().run(context -> {
            assertThat(context).hasSingleBean(Peng.class);
            assertThat(this.application.database().hasTable("peng_migrations")).isFalse();
            context.getBean(Peng.class).migrations().up();
            assertThat(this.application.database().hasTable("book")).isTrue();
        });
    }

    @Test
    void thePrimaryDataSourceIsMigrated() {
        configured()
                .withBean(TestApplication.class, () -> this.application)
                .withUserConfiguration(TwoDataSources.class)
                .run(context -> {
                    context.getBean(Peng.class).migrations().up();

                    assertThat(this.application.database().hasTable("book")).isTrue();
                });
    }

    @Test
    void theHistoryKnowsTheNameOfTheApplication() {
        configured().withPropertyValues("spring.application.name=library").run(context -> {
            context.getBean(Peng.class).migrations().up();

            assertThat(this.application.database().column("select application from peng_runs"))
                    .containsExactly("library");
        });
    }

    private ApplicationContextRunner configured() {
        return this.runner
                .withPropertyValues(this.application.database().properties().toArray(String[]::new))
                .withPropertyValues(this.application.scripts().properties().toArray(String[]::new));
    }

    static class TwoDataSources {

        @Bean
        @Primary
        DataSource real(TestApplication application) {
            return application.database().local().dataSource();
        }

        @Bean
        DataSource nowhere() {
            return new PGSimpleDataSource();
        }
    }
}
