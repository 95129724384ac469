package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;

@DataJdbcTest
class DataJdbcSliceIntegrationTests implements OtherDatabase {

    @Autowired
    Loans loans;

    @Test
    void hasMigrationsAndSeeds() {
        loans.save(new Loan(null, 1));

        assertThat(loans.count()).isOne();
    }
}
