package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mock.env.MockEnvironment;

/** The settings of further databases. Nothing connects. */
class FurtherDatabaseTests {

    private static final String URL = "jdbc:postgresql://localhost/nobody_connects";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    PengAutoConfiguration.class,
                    PengDatabasesAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=" + URL);

    @Test
    void haveFoldersOfTheirOwn() {
        var reports = properties("peng.databases.reports.schema", "ops");

        assertThat(reports.schema()).isEqualTo("ops");
        assertThat(reports.migrations().locations()).containsExactly("optional:classpath:peng/reports/migrations");
        assertThat(reports.seeds().locations()).containsExactly("optional:classpath:peng/reports/seeds");
        assertThat(reports.queries().locations()).containsExactly("optional:classpath:peng/reports/queries");
    }

    @Test
    void takeOtherFoldersAndPlaceholdersOfValues() {
        var reports = new MockEnvironment()
                .withProperty("folder", "elsewhere")
                .withProperty("peng.databases.reports.migrations.locations", "classpath:${folder}");

        assertThat(FurtherProperties.of(reports).get("reports").migrations().locations())
                .containsExactly("classpath:elsewhere");
    }

    @Test
    void theMainOneHasNoPartInTheirSettings() {
        var environment = new MockEnvironment()
                .withProperty("peng.schema", "main")
                .withProperty("peng.databases.reports.seeds.enabled", "false");

        assertThat(FurtherProperties.of(environment).get("reports").schema()).isNull();
    }

    @Test
    void comeInTheOrderOfTheirNames() {
        var environment = new MockEnvironment()
                .withProperty("peng.databases.reports.schema", "one")
                .withProperty("peng.databases.archive.schema", "two");

        assertThat(FurtherProperties.of(environment)).containsOnlyKeys("archive", "reports");
        assertThat(FurtherProperties.of(environment).firstKey()).isEqualTo("archive");
    }

    @Test
    void areNoneByDefault() {
        this.runner.run(context -> assertThat(context).getBeans(Peng.class).containsOnlyKeys("peng"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-at=manual", "mode=wait", "gate.enabled=false", "databases.more.schema=x"})
    void refuseWhatThereIsOnlyOnce(String property) {
        this.runner
                .withPropertyValues("peng.databases.reports.datasource.url=" + URL)
                .withPropertyValues("peng.databases.reports." + property)
                .run(refused("peng.databases.reports." + property.split("[.=]")[0] + " is set", "instead"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "[Reports!]"})
    void refuseANameThatIsNone(String name) {
        this.runner
                .withPropertyValues("peng.databases." + name + ".schema=x")
                .run(refused("is no name for a further database", "Use lower-case letters"));
    }

    @Test
    void refuseToBeWithoutADataSource() {
        this.runner
                .withPropertyValues("peng.databases.reports.schema=x")
                .run(refused(
                        "peng.databases.reports has no DataSource",
                        "Set peng.databases.reports.datasource.url, or peng.databases.reports.datasource.bean to one of"
                                + " these: dataSource."));
    }

    @Test
    void refuseABeanThatIsNotThere() {
        this.runner
                .withPropertyValues("peng.databases.reports.datasource.bean=reporting")
                .run(refused("there is no DataSource \"reporting\"", "to one of these: dataSource"));
    }

    @Test
    void refuseABeanAndAUrl() {
        this.runner
                .withPropertyValues(
                        "peng.databases.reports.datasource.bean=dataSource",
                        "peng.databases.reports.datasource.url=" + URL)
                .run(refused("names both a bean and a URL", "Remove one of them"));
    }

    @Test
    void refuseAUrlThatIsNone() {
        this.runner
                .withPropertyValues("peng.databases.reports.datasource.url=postgres://localhost")
                .run(refused("peng.databases.reports.datasource.url is no JDBC URL", "jdbc:postgresql://"));
    }

    private static PengProperties properties(String key, String value) {
        return FurtherProperties.of(new MockEnvironment().withProperty(key, value))
                .get("reports");
    }

    private static ContextConsumer<AssertableApplicationContext> refused(String message, String action) {
        return context -> {
            assertThat(context).hasFailed();
            assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                    .isInstanceOfSatisfying(ConfigurationException.class, failure -> {
                        assertThat(failure).hasMessageContaining(message);
                        assertThat(failure.action()).contains(action);
                    });
        };
    }
}
