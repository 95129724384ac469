package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.test.Isolation;
import dev.peng.test.PengTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@PengTest(isolation = Isolation.METHOD)
class JoiningIntegrationTests {

    @Autowired
    Members members;

    @Test
    void graceJoins() {
        members.save(new Member("Grace"));

        assertThat(members.count()).isEqualTo(2);
    }

    @Test
    void hedyJoins() {
        members.save(new Member("Hedy"));

        assertThat(members.count()).isEqualTo(2);
    }
}
