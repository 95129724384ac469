package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.boot.PengStatus;
import dev.peng.boot.StartupRun;
import dev.peng.error.ConfigurationException;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.LockTimeoutException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.migration.MigrationProvider;
import dev.peng.seed.SeedProvider;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

class PengAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, PengAutoConfiguration.class));

    private final ApplicationContextRunner withUrl =
            this.runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost/nobody_connects");

    @Test
    void makesPengAndItsProvidersOnADataSource() {
        this.withUrl.run(context -> {
            assertThat(context).hasSingleBean(Peng.class);
            var peng = context.getBean(Peng.class);
            assertThat(context.getBean(MigrationProvider.class)).isSameAs(peng.migrations());
            assertThat(context.getBean(SeedProvider.class)).isSameAs(peng.seeds());
        });
    }

    @Test
    void backsOffWithoutADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PengAutoConfiguration.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Peng.class)
                        .doesNotHaveBean(StartupRun.class));
    }

    @Test
    void backsOffWhenItIsDisabled() {
        this.withUrl
                .withPropertyValues("peng.enabled=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(DataSource.class)
                        .doesNotHaveBean(Peng.class)
                        .doesNotHaveBean(StartupRun.class)
                        .doesNotHaveBean(PengStatus.class));
    }

    @Test
    void takesThePengOfTheApplication() {
        this.withUrl.withUserConfiguration(OwnPeng.class).run(context -> {
            assertThat(context).hasSingleBean(Peng.class).hasBean("own");
            var own = context.getBean("own", Peng.class);
            assertThat(context.getBean(MigrationProvider.class)).isSameAs(own.migrations());
            assertThat(context.getBean(SeedProvider.class)).isSameAs(own.seeds());
        });
    }

    @Test
    void refusesToChooseBetweenDataSourcesAndNamesThem() {
        this.runner
                .withUserConfiguration(TwoDataSources.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("books, members")
                        .satisfies(failure -> assertThat(((ConfigurationException) failure).action())
                                .contains("@Primary")));
    }

    @Test
    void takesThePrimaryDataSource() {
        this.runner
                .withUserConfiguration(TwoDataSourcesOnePrimary.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Peng.class));
    }

    @Test
    void refusesALocationThatIsNone() {
        this.withUrl
                .withPropertyValues("peng.migrations.locations=s3:bucket")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("\"s3:bucket\" is no location"));
    }

    // J-15
    @Test
    void givesEachFailureItsExitCode() {
        var problem = new Problem(ErrorCode.OUT_OF_ORDER, "late", "Rename it.");

        this.withUrl.run(context -> {
            var codes = context.getBean(ExitCodeExceptionMapper.class);
            assertThat(codes.getExitCode(
                            new DatabaseException(ErrorCode.CONNECTION_FAILED, "gone", "Wait.", null, null)))
                    .isEqualTo(1);
            assertThat(codes.getExitCode(new ConfigurationException("wrong", "Mend it.")))
                    .isEqualTo(2);
            assertThat(codes.getExitCode(new ProblemsException("up", List.of(problem))))
                    .isEqualTo(3);
            assertThat(codes.getExitCode(new LockTimeoutException(null, Duration.ZERO)))
                    .isEqualTo(4);
            assertThat(codes.getExitCode(new IllegalStateException("not peng's")))
                    .isZero();
        });
    }

    static class OwnPeng {

        @Bean
        Peng own(DataSource dataSource) {
            return Peng.on(dataSource).build();
        }
    }

    static class TwoDataSources {

        @Bean
        DataSource books() {
            return new PGSimpleDataSource();
        }

        @Bean
        DataSource members() {
            return new PGSimpleDataSource();
        }
    }

    static class TwoDataSourcesOnePrimary {

        @Bean
        @Primary
        DataSource books() {
            return new PGSimpleDataSource();
        }

        @Bean
        DataSource members() {
            return new PGSimpleDataSource();
        }
    }
}
