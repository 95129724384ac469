package dev.peng.cli.application;

import dev.peng.migration.JavaMigration;
import dev.peng.source.Versioned;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** An application with all that a command must not begin: a web server, a runner, a scheduled method. */
@SpringBootApplication
@EnableScheduling
class Library {

    public static void main(String[] args) {
        SpringApplication.run(Library.class, args);
    }

    @Bean
    ApplicationRunner runner() {
        return arguments -> System.err.println("THE RUNNER RUNS");
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> server() {
        return event -> System.err.println("THE SERVER RUNS");
    }

    @Scheduled(fixedRate = 10)
    void scheduled() {
        System.err.println("THE SCHEDULER RUNS");
    }

    /** Knows the application's beans. */
    @Component
    @Versioned(version = "2", name = "books_in_java", checksum = "1")
    static final class Books implements JavaMigration {

        private final JdbcTemplate jdbc;

        Books(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void up(JdbcClient client) {
            this.jdbc.update("insert into book values (7)");
        }

        @Override
        public void down(JdbcClient client) {
            this.jdbc.update("delete from book");
        }
    }
}
