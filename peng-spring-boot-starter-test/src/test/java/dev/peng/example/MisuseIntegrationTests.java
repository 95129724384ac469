package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.local.LocalPostgres;
import dev.peng.test.Isolation;
import dev.peng.test.PengTest;
import dev.peng.test.Seeds;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

class MisuseIntegrationTests {

    @Test
    void aMisspeltProfileIsNamed() {
        assertThat(TestRun.of(Misspelt.class).failure())
                .hasMessageContaining("@Seeds names the profile dve, and no seed is for it")
                .hasMessageContaining("There are seeds for [dev, demo]");
    }

    @Test
    void aMisspeltProfileOfAMethodIsNamed() {
        assertThat(TestRun.of(MisspeltOnMethod.class).failure())
                .hasMessageContaining("@Seeds names the profile dve, and no seed is for it");
    }

    @Test
    void seedsNeedAName() {
        assertThat(TestRun.of(Nameless.class).failure())
                .hasMessageContaining("@Seeds on " + Nameless.class.getName() + " names no profile");
    }

    @Test
    void aMistakeInOneClassLeavesTheOthersAlone() {
        assertThat(TestRun.of(Nameless.class, WithoutTest.class, Fine.class).succeeded())
                .isOne();
    }

    @Test
    void seedsNeedADatabase() {
        assertThat(TestRun.of(WithoutTest.class).failure())
                .hasMessageContaining("@Seeds on " + WithoutTest.class.getName() + " has no database to go into")
                .hasMessageContaining("Add @PengTest");
        assertThat(TestRun.of(MethodWithoutTest.class).failure())
                .hasMessageContaining(MethodWithoutTest.class.getName() + ".nothing has no database");
    }

    @Test
    void aMethodCannotHaveSeedsInTheDatabaseOfItsClass() {
        assertThat(TestRun.of(MethodOfClass.class).failure())
                .hasMessageContaining(MethodOfClass.class.getName() + ".nothing")
                .hasMessageContaining("its database is that of the whole class")
                .hasMessageContaining("isolation = METHOD");
    }

    @Test
    void seedsCannotBeChosenForAnotherPeng() {
        assertThat(TestRun.of(OwnPeng.class).failure())
                .hasMessageContaining("@Seeds needs the Peng of the auto-configuration")
                .hasMessageContaining("one of its own");
    }

    @Test
    void aContextNeedsADataSource() {
        assertThat(TestRun.of(WithoutDataSource.class).failure()).hasMessageContaining("@PengTest finds no DataSource");
    }

    @Test
    void severalDataSourcesNeedAPrimaryOne() {
        assertThat(TestRun.of(TwoDataSources.class).failure())
                .hasMessageContaining("more than one DataSource")
                .hasMessageContaining("one, other")
                .hasMessageContaining("@Primary");
    }

    @Test
    void anotherServiceIsNotPassedOverInSilence() {
        assertThat(TestRun.of(OtherService.class).failure())
                .hasMessageContaining("the context has another one: container")
                .hasMessageContaining("@ServiceConnection");
    }

    abstract static class Empty {

        @Test
        void nothing() {}
    }

    @PengTest
    @Seeds("dve")
    static class Misspelt extends Empty {}

    @PengTest(isolation = Isolation.METHOD)
    static class MisspeltOnMethod {

        @Test
        @Seeds("dve")
        void nothing() {}
    }

    @PengTest
    @Seeds({})
    static class Nameless extends Empty {}

    @PengTest
    static class Fine extends Empty {}

    @SpringJUnitConfig(Nothing.class)
    @Seeds("dev")
    static class WithoutTest extends Empty {}

    @SpringJUnitConfig(Nothing.class)
    static class MethodWithoutTest {

        @Test
        @Seeds("dev")
        void nothing() {}
    }

    @PengTest
    static class MethodOfClass {

        @Test
        @Seeds("dev")
        void nothing() {}
    }

    @PengTest
    @Seeds("dev")
    @ContextConfiguration(classes = PengOfTheApplication.class)
    static class OwnPeng extends Empty {}

    @SpringBootTest(classes = Nothing.class)
    @PengTest
    static class WithoutDataSource extends Empty {}

    @PengTest
    @ContextConfiguration(classes = Two.class)
    static class TwoDataSources extends Empty {}

    @PengTest
    @ContextConfiguration(classes = Service.class)
    static class OtherService extends Empty {}

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Configuration(proxyBeanMethods = false)
    static class PengOfTheApplication {

        @Bean
        Peng peng(DataSource dataSource) {
            return Peng.on(dataSource).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {

        @Bean
        DataSource one() {
            return LocalPostgres.shared().newDatabase().dataSource();
        }

        @Bean
        DataSource other() {
            return LocalPostgres.shared().newDatabase().dataSource();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {

        @Bean
        JdbcConnectionDetails container() {
            return new SomeDatabase();
        }
    }
}
