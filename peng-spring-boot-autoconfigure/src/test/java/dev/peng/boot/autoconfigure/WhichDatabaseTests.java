package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.peng.Peng;
import dev.peng.boot.datasource.MigratedDatabase;
import dev.peng.boot.datasource.PengConnectionDetails;
import dev.peng.boot.datasource.PengDataSource;
import dev.peng.error.ConfigurationException;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** The ladder: what is migrated, whatever else there is. Nothing connects. */
class WhichDatabaseTests {

    private static final String APPLICATION = "jdbc:postgresql://localhost/application";
    private static final String OWN = "jdbc:postgresql://localhost/own";
    private static final String DETAILS = "jdbc:postgresql://localhost/details";

    private final ApplicationContextRunner bare =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PengAutoConfiguration.class));

    private final ApplicationContextRunner runner =
            this.bare.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

    private final ApplicationContextRunner withApplication = this.runner.withPropertyValues(
            "spring.datasource.url=" + APPLICATION,
            "spring.datasource.username=app",
            "spring.datasource.password=app-secret");

    @Test
    void isTheApplications() {
        this.withApplication.run(context -> assertThat(migrated(context)).isSameAs(context.getBean("dataSource")));
    }

    @Test
    void isTheApplicationsWhateverTheServiceConnectionSays() {
        this.withApplication
                .withBean(JdbcConnectionDetails.class, () -> new Service(DETAILS))
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("dataSource")));
    }

    @Test
    void isThePrimaryOne() {
        this.runner
                .withUserConfiguration(SeveralOnePrimary.class)
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("books")));
    }

    @Test
    void isTheOneThatIsADefaultCandidate() {
        this.runner
                .withUserConfiguration(SeveralOneDefault.class)
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("books")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with", "without"})
    void isTheMarkedOneBeforeAllOthers(String autoConfiguration) {
        (autoConfiguration.equals("with") ? this.withApplication : this.bare)
                .withPropertyValues("peng.datasource.url=" + OWN)
                .withBean(PengConnectionDetails.class, () -> new Details(DETAILS, "details", "secret"))
                .withBean(JdbcConnectionDetails.class, () -> new Service(DETAILS))
                .withUserConfiguration(Marked.class)
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("marked")));
    }

    @Test
    void isTheNamedOneBeforeAllOthers() {
        this.runner
                .withUserConfiguration(Several.class, Marked.class)
                .withBean(PengConnectionDetails.class, () -> new Details(DETAILS, "details", "secret"))
                .withPropertyValues("peng.datasource.bean=members")
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("members")));
    }

    @Test
    void isTheNamedOneEvenIfNobodyElseIsGivenIt() {
        this.bare
                .withUserConfiguration(NoCandidate.class)
                .withPropertyValues("peng.datasource.bean=members")
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("members")));
    }

    @Test
    void isTheNamedOneByAnyOfItsNames() {
        this.bare
                .withUserConfiguration(OfTwoNames.class)
                .withPropertyValues("peng.datasource.bean=readers")
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("members")));
    }

    @Test
    void isTheNamedOneOfAParent() {
        new ApplicationContextRunner()
                .withUserConfiguration(Several.class)
                .run(parent -> this.bare
                        .withParent(parent)
                        .withPropertyValues("peng.datasource.bean=members")
                        .run(context -> assertThat(migrated(context)).isSameAs(parent.getBean("members"))));
    }

    @Test
    void isTheNamedOneWithAUserOfItsOwn() {
        this.withApplication
                .withPropertyValues("peng.datasource.bean=dataSource", "peng.datasource.username=owner")
                .run(unpooled(APPLICATION, "owner", "app-secret"));
    }

    @Test
    void refusesANameThatNobodyHas() {
        this.runner
                .withUserConfiguration(Several.class)
                .withPropertyValues("peng.datasource.bean=loans")
                .run(refused("there is no DataSource \"loans\"", "to one of these: books, members"));
    }

    @Test
    void refusesANamedOneThatIsARoutingOne() {
        this.bare
                .withBean("routing", DataSource.class, WhichDatabaseTests::routing)
                .withPropertyValues("peng.datasource.bean=routing")
                .run(refused("is a routing one", "set peng.datasource.url"));
    }

    @Test
    void theMarkedOneLeavesTheApplicationItsOwn() {
        this.withApplication.withUserConfiguration(Marked.class).run(context -> {
            assertThat(context.getBean(DataSource.class)).isSameAs(context.getBean("dataSource"));
            assertThat(migrated(context)).isSameAs(context.getBean("marked"));
        });
    }

    @Test
    void isAtTheUrlOfItsOwn() {
        this.withApplication
                .withPropertyValues(
                        "peng.datasource.url=" + OWN,
                        "peng.datasource.username=owner",
                        "peng.datasource.password=owner-secret")
                .run(unpooled(OWN, "owner", "owner-secret"));
    }

    @Test
    void theUserOfTheApplicationIsNotSentToAnUrlOfItsOwn() {
        this.withApplication.withPropertyValues("peng.datasource.url=" + OWN).run(unpooled(OWN, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with", "without"})
    void isAtTheUrlOfItsOwnWhereTheApplicationHasNone(String autoConfiguration) {
        (autoConfiguration.equals("with") ? this.runner : this.bare)
                .withBean(
                        "connectionFactory",
                        ConnectionFactory.class,
                        () -> ConnectionFactories.get("r2dbc:postgresql://app@localhost/application"))
                .withPropertyValues("peng.datasource.url=" + OWN)
                .run(context -> {
                    assertThat(context).doesNotHaveBean(DataSource.class).hasSingleBean(Peng.class);
                    unpooled(OWN, null, null).accept(context);
                });
    }

    @Test
    void theUrlOfItsOwnComesBeforeServiceConnections() {
        this.bare
                .withBean(JdbcConnectionDetails.class, () -> new Service(DETAILS))
                .withPropertyValues("peng.datasource.url=" + OWN)
                .run(unpooled(OWN, null, null));
    }

    @Test
    void doesNotTouchTheApplicationsWithAnUrlOfItsOwn() {
        this.bare
                .withBean("broken", DataSource.class, WhichDatabaseTests::cannotBeMade, bean -> bean.setLazyInit(true))
                .withPropertyValues("peng.datasource.url=" + OWN)
                .run(unpooled(OWN, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eager", "lazy"})
    void isTheApplicationsUrlWithAUserOfItsOwn(String fetch) {
        this.withApplication
                .withPropertyValues(
                        "spring.datasource.connection-fetch=" + fetch,
                        "peng.datasource.username=owner",
                        "peng.datasource.password=owner-secret")
                .run(unpooled(APPLICATION, "owner", "owner-secret"));
    }

    @Test
    void isTheUrlOfTheServiceConnectionWithAUserOfItsOwn() {
        this.bare
                .withBean(JdbcConnectionDetails.class, () -> new Service(DETAILS))
                .withPropertyValues("peng.datasource.username=owner", "peng.datasource.password=owner-secret")
                .run(unpooled(DETAILS, "owner", "owner-secret"));
    }

    @Test
    void connectionDetailsReplaceTheProperties() {
        this.withApplication
                .withPropertyValues("peng.datasource.url=" + OWN, "peng.datasource.password=owner-secret")
                .withBean(PengConnectionDetails.class, () -> new Details(DETAILS, "details", "secret"))
                .run(unpooled(DETAILS, "details", "secret"));
    }

    @Test
    void connectionDetailsAloneAreEnough() {
        this.bare
                .withBean(PengConnectionDetails.class, () -> new Details(DETAILS, "details", "secret"))
                .run(unpooled(DETAILS, "details", "secret"));
    }

    @Test
    void connectionDetailsThatSayNothingMeanTheApplications() {
        this.withApplication
                .withBean(PengConnectionDetails.class, () -> new Details(null, null, null))
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("dataSource")));
    }

    @Test
    void isTheServiceConnectionInAnApplicationWithoutADataSource() {
        this.bare
                .withBean(JdbcConnectionDetails.class, () -> new Service(DETAILS))
                .run(unpooled(DETAILS, "service", "service-secret"));
    }

    @Test
    void anEmptyUrlIsNone() {
        this.withApplication
                .withPropertyValues("peng.datasource.url=", "peng.datasource.username=")
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("dataSource")));
    }

    @Test
    void refusesToChooseBetweenSeveral() {
        this.runner
                .withUserConfiguration(Several.class)
                .run(refused("books, members", "@PengDataSource or @Primary, or set peng.datasource.url"));
    }

    @Test
    void refusesToChooseBetweenSeveralThatAreMarked() {
        this.bare
                .withUserConfiguration(SeveralMarked.class)
                .run(refused("books, members", "Take the annotation from all but the one"));
    }

    @Test
    void anUrlOfItsOwnSettlesTheChoice() {
        this.runner
                .withUserConfiguration(Several.class)
                .withPropertyValues("peng.datasource.url=" + OWN)
                .run(unpooled(OWN, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "lazy", "transaction-aware", "delegating"})
    void refusesARoutingOne(String proxy) {
        this.bare
                .withBean(DataSource.class, () -> proxy(proxy, routing()))
                .run(refused("is a routing one", "Mark the target with @PengDataSource, or set peng.datasource.url"));
    }

    @Test
    void refusesAUserForARoutingOne() {
        this.bare
                .withBean(DataSource.class, WhichDatabaseTests::routing)
                .withPropertyValues("peng.datasource.username=owner")
                .run(refused("is a routing one", "set peng.datasource.url"));
    }

    @Test
    void takesAnotherThanTheRoutingOne() {
        var routed = this.bare.withBean("routing", DataSource.class, WhichDatabaseTests::routing);

        routed.withPropertyValues("peng.datasource.url=" + OWN).run(unpooled(OWN, null, null));
        routed.withUserConfiguration(Marked.class)
                .run(context -> assertThat(migrated(context)).isSameAs(context.getBean("marked")));
    }

    @Test
    void refusesAnUrlThatIsNoneWithoutShowingIt() {
        this.withApplication
                .withPropertyValues("peng.datasource.url=postgres://owner:secret@localhost/own")
                .run(context -> {
                    refused("peng.datasource.url is no JDBC URL", "jdbc:postgresql://")
                            .accept(context);
                    assertThat(context.getStartupFailure())
                            .rootCause()
                            .message()
                            .doesNotContain("secret");
                });
    }

    @Test
    void refusesAPasswordWithoutAUser() {
        this.withApplication
                .withPropertyValues("peng.datasource.password=owner-secret")
                .run(refused("without a user", "Set peng.datasource.username"));
    }

    @Test
    void refusesAUserOfADataSourceThatDoesNotTellItsUrl() {
        var pool = new HikariDataSource();
        pool.setDataSource(new PGSimpleDataSource());

        this.bare
                .withBean(DataSource.class, () -> pool)
                .withPropertyValues("peng.datasource.username=owner")
                .run(refused("does not tell its URL", "Set peng.datasource.url"));
    }

    @Test
    void refusesADriverThatIsNotThere() {
        this.bare
                .withPropertyValues("peng.datasource.url=jdbc:mysql://localhost/own")
                .run(refused("cannot connect on its own", "Set peng.datasource.url"));
    }

    @Test
    void saysThatThereIsNone() {
        this.bare
                .withBean(PengConnectionDetails.class, () -> new Details(null, null, null))
                .run(refused("there is no DataSource to migrate", "peng.datasource.url"));
    }

    @Test
    void saysThatThereIsNoneForTheUser() {
        this.bare
                .withBean(PengConnectionDetails.class, () -> new Details(null, "owner", null))
                .run(refused("peng.datasource.username is set, but", "Set peng.datasource.url"));
    }

    @Test
    void backsOffWithoutSpringJdbc() {
        this.bare
                .withClassLoader(new FilteredClassLoader(JdbcOperations.class))
                .withPropertyValues("peng.datasource.url=" + OWN)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Peng.class));
    }

    @Test
    void doesNotAskForADatabaseWhereTheApplicationMakesPeng() {
        this.bare
                .withBean(
                        "own",
                        Peng.class,
                        () -> Peng.on(new PGSimpleDataSource()).build())
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Peng.class)
                        .doesNotHaveBean(MigratedDatabase.class)
                        .hasBean("pengStatus"));
    }

    @Test
    void theSchemaOfThatDatabaseIsManaged() {
        this.withApplication.withUserConfiguration(Marked.class).run(context -> {
            var marked = context.getBean("marked", DataSource.class);
            var provider = context.getBean(SchemaManagementProvider.class);

            assertThat(provider.getSchemaManagement(marked)).isEqualTo(SchemaManagement.MANAGED);
            assertThat(provider.getSchemaManagement(new TransactionAwareDataSourceProxy(marked)))
                    .isEqualTo(SchemaManagement.MANAGED);
            assertThat(provider.getSchemaManagement(context.getBean("dataSource", DataSource.class)))
                    .isEqualTo(SchemaManagement.UNMANAGED);
        });
    }

    @Test
    void theSchemaBehindALazyProxyIsManaged() {
        this.withApplication
                .withPropertyValues("spring.datasource.connection-fetch=lazy")
                .run(context -> {
                    var proxy = context.getBean(DataSource.class);

                    assertThat(proxy).isInstanceOf(LazyConnectionDataSourceProxy.class);
                    assertThat(context.getBean(SchemaManagementProvider.class)
                                    .getSchemaManagement(DataSourceUnwrapper.unwrapRoot(proxy)))
                            .isEqualTo(SchemaManagement.MANAGED);
                });
    }

    private static DataSource migrated(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        return context.getBean(MigratedDatabase.class).dataSource();
    }

    private static ContextConsumer<AssertableApplicationContext> unpooled(String url, String user, String password) {
        return context -> {
            assertThat(migrated(context)).isInstanceOf(SimpleDriverDataSource.class);
            var dataSource = (SimpleDriverDataSource) migrated(context);
            assertThat(dataSource.getUrl()).isEqualTo(url);
            assertThat(dataSource.getUsername()).isEqualTo(user);
            assertThat(dataSource.getPassword()).isEqualTo(password);
        };
    }

    private static ContextConsumer<AssertableApplicationContext> refused(String message, String action) {
        return context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(ConfigurationException.class, failure -> {
                    assertThat(failure).hasMessageContaining(message);
                    assertThat(failure.action()).contains(action);
                });
    }

    private static DataSource proxy(String kind, DataSource target) {
        return switch (kind) {
            case "lazy" -> {
                var lazy = new LazyConnectionDataSourceProxy();
                lazy.setTargetDataSource(target);
                yield lazy;
            }
            case "transaction-aware" -> new TransactionAwareDataSourceProxy(target);
            case "delegating" -> new DelegatingDataSource(new TransactionAwareDataSourceProxy(target));
            default -> target;
        };
    }

    private static DataSource routing() {
        var routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return "only";
            }
        };
        routing.setTargetDataSources(Map.of("only", new PGSimpleDataSource()));
        routing.setDefaultTargetDataSource(new PGSimpleDataSource());
        return routing;
    }

    private static DataSource cannotBeMade() {
        throw new IllegalStateException("it cannot be made");
    }

    record Details(String getJdbcUrl, String getUsername, String getPassword) implements PengConnectionDetails {}

    record Service(String getJdbcUrl) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "service";
        }

        @Override
        public String getPassword() {
            return "service-secret";
        }
    }

    static class Marked {

        @Bean(defaultCandidate = false)
        @PengDataSource
        DataSource marked() {
            return new PGSimpleDataSource();
        }
    }

    static class SeveralMarked {

        @Bean
        @PengDataSource
        DataSource books() {
            return new PGSimpleDataSource();
        }

        @Bean
        @PengDataSource
        DataSource members() {
            return new PGSimpleDataSource();
        }
    }

    static class Several {

        @Bean
        DataSource books() {
            return new PGSimpleDataSource();
        }

        @Bean
        DataSource members() {
            return new PGSimpleDataSource();
        }
    }

    static class SeveralOnePrimary {

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

    static class NoCandidate {

        @Bean(defaultCandidate = false)
        DataSource members() {
            return new PGSimpleDataSource();
        }
    }

    static class OfTwoNames {

        @Bean({"members", "readers"})
        DataSource members() {
            return new PGSimpleDataSource();
        }

        @Bean
        DataSource books() {
            return new PGSimpleDataSource();
        }
    }

    static class SeveralOneDefault {

        @Bean
        DataSource books() {
            return new PGSimpleDataSource();
        }

        @Bean(defaultCandidate = false)
        DataSource members() {
            return new PGSimpleDataSource();
        }
    }
}
