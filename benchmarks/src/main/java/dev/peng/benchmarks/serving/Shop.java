package dev.peng.benchmarks.serving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables of a small shop, and what its application asks of them.
 *
 * @param customers how many there are at first
 * @param purchases how many there are at first
 */
record Shop(int customers, int purchases) {

    private static final List<String> TABLES = List.of(
            "create table branch (id int primary key, name text not null)",
            """
            create table customer (
                id int primary key, name text not null, nickname text, visits int not null default 0, legacy text
            )""",
            """
            create table purchase (
                id bigint generated always as identity primary key,
                customer_id int not null references customer,
                branch_id int,
                amount numeric(10, 2) not null,
                made_at timestamptz not null default now()
            )""",
            "create index purchase_customer on purchase (customer_id)");

    private static final String BRANCHES =
            "insert into branch select n, 'branch ' || n from generate_series(1, 20) as n";
    private static final String CUSTOMERS =
            "insert into customer (id, name) select n, 'customer ' || n from generate_series(1, %d) as n";
    private static final String PURCHASES = """
            insert into purchase (customer_id, branch_id, amount)
            select 1 + n %% %d, 1 + n %% 20, n %% 1000 from generate_series(1, %d) as n""";

    private static final String LOOK =
            "select c.name, p.amount from customer c left join purchase p on p.customer_id = c.id where c.id = ? limit 10";
    private static final String VISIT = "update customer set visits = visits + 1 where id = ?";
    private static final String BUY = "insert into purchase (customer_id, branch_id, amount) values (?, 1, 9.90)";

    /** Makes the tables and fills them. */
    void open(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : TABLES) {
                statement.execute(sql);
            }
            statement.execute(BRANCHES);
            statement.execute(CUSTOMERS.formatted(customers));
            statement.execute(PURCHASES.formatted(customers, purchases));
            statement.execute("vacuum analyze");
        }
    }

    /** One request: three of five look, one writes a row, one adds one; the same numbers ask for the same. */
    void serve(Connection connection, long number) throws SQLException {
        var sql = List.of(LOOK, VISIT, LOOK, BUY, LOOK).get((int) (number % 5));
        try (var statement = connection.prepareStatement(sql)) {
            // Some way apart, so that requests do not wait for each other.
            statement.setInt(1, (int) (1 + number * 7919 % customers));
            statement.execute();
        }
    }
}
