package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jooq.test.autoconfigure.JooqTest;

@JooqTest
class JooqSliceIntegrationTests implements OtherDatabase {

    @Autowired
    DSLContext jooq;

    @Test
    void hasMigrationsAndSeeds() {
        assertThat(jooq.fetchCount(DSL.table("member"))).isOne();
    }
}
