package dev.peng.boot;

import dev.peng.boot.autoconfigure.PengAutoConfiguration;
import dev.peng.seed.JavaSeed;
import dev.peng.source.Versioned;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application with a seed in Java and little else, to be processed ahead of time. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, PengAutoConfiguration.class})
public class SmallApplication {

    public static void main(String[] args) {
        SpringApplication.run(SmallApplication.class, args);
    }

    @Bean
    MoreBooks moreBooks() {
        return new MoreBooks();
    }

    /** For a profile that is not active when the application is built. */
    @Versioned(version = "2", name = "more_books")
    static final class MoreBooks implements JavaSeed {

        @Override
        public String profiles() {
            return "dev";
        }

        @Override
        public void run(JdbcClient jdbc) {
            jdbc.sql("insert into book values (2)").update();
        }
    }
}
