package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.test.PengTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PengTest
class MigrationsIntegrationTests {

    @Autowired
    Peng peng;

    @Autowired
    JdbcClient jdbc;

    @Test
    void leadUpAndDownAndUpAgain() {
        peng.migrations().reset();
        assertThat(jdbc.sql("select to_regclass('member') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        peng.migrations().up();
        assertThat(jdbc.sql("select count(*) from member").query(Long.class).single())
                .isZero();
    }
}
