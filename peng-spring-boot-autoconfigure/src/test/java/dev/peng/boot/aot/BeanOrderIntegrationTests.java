package dev.peng.boot.aot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.TestApplication;
import dev.peng.boot.autoconfigure.PengAutoConfiguration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompileWithForkedClassLoader
class BeanOrderIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @Test
    void runsBeforeTheBeansThatUseTheDatabase() {
        this.application
                .scripts()
                .migration("1_word", "create table word as select 'first' as text", "drop table word");

        new Processed()
                .with(
                        getClass().getClassLoader(),
                        UsesTheDatabase.class,
                        "peng.run-at=startup",
                        "spring.datasource.url=jdbc:postgresql://localhost/none")
                .compile(processed -> {
                    try (var context = processed.start(settings())) {
                        assertThat(context.getBean(Words.class).all()).containsExactly("first");
                    }
                });
    }

    private String[] settings() {
        return Stream.of(
                        List.of("peng.run-at=startup"),
                        this.application.database().properties(),
                        this.application.scripts().properties())
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    record Words(List<String> all) {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        PengAutoConfiguration.class
    })
    static class UsesTheDatabase {

        @Bean
        Words words(JdbcClient jdbc) {
            return new Words(
                    jdbc.sql("select text from word").query(String.class).list());
        }
    }
}
