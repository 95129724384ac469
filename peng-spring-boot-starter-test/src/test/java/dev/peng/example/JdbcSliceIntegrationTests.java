package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@JdbcTest
class JdbcSliceIntegrationTests implements OtherDatabase {

    @Autowired
    JdbcClient jdbc;

    @Test
    void hasMigrationsAndSeeds() {
        assertThat(jdbc.sql("select name from member").query(String.class).list())
                .containsExactly("Ada");
    }
}
