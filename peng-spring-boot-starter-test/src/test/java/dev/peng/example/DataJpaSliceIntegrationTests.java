package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

@DataJpaTest
class DataJpaSliceIntegrationTests implements OtherDatabase {

    @Autowired
    Members members;

    @Test
    void hasMigrationsAndSeeds() {
        members.saveAndFlush(new Member("Grace"));

        assertThat(members.findAll()).extracting(member -> member.name).containsExactly("Ada", "Grace");
    }
}
