package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class ServiceConnectionIntegrationTests {

    @Autowired
    HikariDataSource dataSource;

    @Autowired
    JdbcConnectionDetails service;

    @Autowired
    JdbcClient jdbc;

    @Test
    void leadsApplicationAndPengToTheSameDatabase() {
        assertThat(dataSource.getJdbcUrl()).isEqualTo(service.getJdbcUrl());
        assertThat(jdbc.sql("select name from member").query(String.class).list())
                .containsExactly("Ada");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Container {

        @Bean
        JdbcConnectionDetails container() {
            return new SomeDatabase();
        }
    }
}
