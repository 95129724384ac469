package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.test.Isolation;
import dev.peng.test.PengTest;
import dev.peng.test.Seeds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@JdbcTest
@PengTest(isolation = Isolation.METHOD)
@Seeds("dev")
class DeveloperSeedsIntegrationTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void areThoseOfTheClass() {
        assertThat(jdbc.sql("select name from member").query(String.class).list())
                .containsExactly("Ada", "Dev");
    }

    @Test
    @Seeds("demo")
    void areThoseOfTheMethod() {
        assertThat(jdbc.sql("select name from member").query(String.class).list())
                .containsExactly("Ada", "Demo");
    }

    @Test
    @Seeds({"dev", "demo"})
    void areThoseOfBothProfiles() {
        assertThat(jdbc.sql("select name from member").query(String.class).list())
                .containsExactly("Ada", "Dev", "Demo");
    }
}
