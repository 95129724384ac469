package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.test.PengTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

// Hibernate looks at the tables before the application is ready: they must be there by then.
@DataJpaTest(properties = "spring.jpa.hibernate.ddl-auto=validate")
@PengTest
class JpaMembersIntegrationTests {

    @Autowired
    Members members;

    @Test
    void isAppliedBeforeAnybodyConnects() {
        assertThat(members.count()).isOne();
    }
}
