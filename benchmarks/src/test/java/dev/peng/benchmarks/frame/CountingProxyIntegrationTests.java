package dev.peng.benchmarks.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.local.LocalPostgres;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class CountingProxyIntegrationTests {

    @Test
    void countsWhatWaitsForAnAnswer() throws Exception {
        try (var database = LocalPostgres.shared().newDatabase();
                var proxy = new CountingProxy((PGSimpleDataSource) database.dataSource())) {
            try (var connection = proxy.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                var opening = proxy.roundTrips();

                statement.execute("select 1");
                statement.execute("select 1; select 2; select 3");
                connection.setAutoCommit(false);
                statement.execute("create table t (i int)");
                connection.commit();

                assertThat(proxy.roundTrips() - opening).isEqualTo(4);
            }
            proxy.dataSource().getConnection().close();
            assertThat(proxy.connections()).isEqualTo(2);
        }
    }
}
