package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.test.PengTest;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jooq.test.autoconfigure.JooqTest;

@JooqTest
@PengTest
class JooqMembersIntegrationTests {

    @Autowired
    DSLContext jooq;

    @Test
    void hasADatabaseInASlice() {
        assertThat(jooq.fetchCount(DSL.table("member"))).isOne();
    }
}
