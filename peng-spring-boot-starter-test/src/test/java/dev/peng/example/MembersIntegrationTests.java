package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.test.PengTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@PengTest
class MembersIntegrationTests {

    @Autowired
    Members members;

    @Test
    void beginsWithTheSeeds() {
        assertThat(members.findAll()).extracting(member -> member.name).containsExactly("Ada");
    }
}
