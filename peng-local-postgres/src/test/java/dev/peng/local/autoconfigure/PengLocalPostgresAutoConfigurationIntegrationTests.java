package dev.peng.local.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.local.LocalPostgres;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class PengLocalPostgresAutoConfigurationIntegrationTests {

    private final ApplicationContextRunner alone = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PengLocalPostgresAutoConfiguration.class));

    private final ApplicationContextRunner enabled = alone.withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("peng.local.enabled=true");

    @Test
    void givesTheDataSourceADatabase(CapturedOutput output) {
        enabled.run(context -> {
            var client = JdbcClient.create(context.getBean(DataSource.class));

            var name =
                    client.sql("select current_database()").query(String.class).single();

            assertThat(name).isEqualTo("app");
            var server = context.getBean(LocalPostgres.class);
            assertThat(output.getOut().lines().filter(line -> line.contains("dev.peng.local")))
                    .satisfiesExactly(
                            info -> assertThat(info).contains("INFO", "Local PostgreSQL " + server.version()),
                            warn -> assertThat(warn).contains("WARN", server.location(), "for development only"));
        });
    }

    @Test
    void keepsTheDataOfOneApplicationForTheNext(@TempDir Path folder) {
        var keeping = enabled.withPropertyValues(
                "peng.local.data-directory=" + folder.resolve("data"), "peng.local.database=shop");

        keeping.run(context -> JdbcClient.create(context.getBean(DataSource.class))
                .sql("create table t as select 42 as answer")
                .update());

        keeping.run(context -> assertThat(JdbcClient.create(context.getBean(DataSource.class))
                        .sql("select answer from t")
                        .query(Integer.class)
                        .single())
                .isEqualTo(42));
    }

    @Test
    void stopsTheServerWithTheContext() {
        enabled.run(context -> {
            var url = context.getBean(JdbcConnectionDetails.class).getJdbcUrl();

            context.close();

            var source = new PGSimpleDataSource();
            source.setURL(url);
            assertThatThrownBy(source::getConnection).hasMessageContaining("refused");
        });
    }

    @Test
    void doesNothingUntilItIsEnabled() {
        alone.run(context -> assertThat(context).doesNotHaveBean(LocalPostgres.class));
    }

    @Test
    void leavesAConfiguredUrlAloneAndSaysNothing(CapturedOutput output) {
        enabled.withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/app")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(LocalPostgres.class).hasSingleBean(DataSource.class);
                    assertThat(output).doesNotContain("dev.peng");
                });
    }

    @Test
    void leavesAConfiguredJndiNameAlone() {
        alone.withPropertyValues("peng.local.enabled=true", "spring.datasource.jndi-name=java:comp/env/jdbc/app")
                .run(context -> assertThat(context).doesNotHaveBean(LocalPostgres.class));
    }

    @Test
    void leavesADataSourceAlone() {
        enabled.withBean(DataSource.class, PGSimpleDataSource::new)
                .run(context -> assertThat(context).doesNotHaveBean(LocalPostgres.class));
    }

    @Test
    void leavesConnectionDetailsAlone() {
        enabled.withBean(
                        JdbcConnectionDetails.class,
                        () -> new LocalDatabaseConnectionDetails(
                                LocalPostgres.shared().newDatabase()))
                .run(context -> assertThat(context).doesNotHaveBean(LocalPostgres.class));
    }

    @Test
    void neverRunsOnACloudPlatform() {
        alone.withPropertyValues("peng.local.enabled=true", "spring.main.cloud-platform=kubernetes")
                .run(context -> assertThat(context).doesNotHaveBean(LocalPostgres.class));
    }

    @Test
    void isNoPartOfWhatIsProcessedAheadOfTime() {
        alone.withPropertyValues("peng.local.enabled=true")
                .withSystemProperties("spring.aot.processing=true")
                .run(context -> assertThat(context).doesNotHaveBean(LocalPostgres.class));
    }

    @Test
    void isRegistered() {
        var registered =
                ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader());

        assertThat(registered).contains(PengLocalPostgresAutoConfiguration.class.getName());
    }
}
