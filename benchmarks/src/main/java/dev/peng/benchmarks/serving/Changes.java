package dev.peng.benchmarks.serving;

import dev.peng.benchmarks.migrator.NewScript;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Changes of the shop's schema, each in the way that is known to be the gentlest. */
final class Changes {

    static final List<NewScript> SCRIPTS = List.of(
            NewScript.of("nullable_column", "alter table purchase add column note text;\n"),
            NewScript.of(
                    "column_with_default", "alter table purchase add column currency text not null default 'EUR';\n"),
            NewScript.of(
                    "check", "alter table purchase add constraint amount_positive check (amount >= 0) not valid;\n"),
            NewScript.of("check_validated", "alter table purchase validate constraint amount_positive;\n"),
            NewScript.of(
                    "foreign_key",
                    "alter table purchase add constraint purchase_branch foreign key (branch_id) references branch not valid;\n"),
            NewScript.of("foreign_key_validated", "alter table purchase validate constraint purchase_branch;\n"),
            new NewScript("index", "create index concurrently purchase_made on purchase (made_at);\n", false),
            NewScript.of(
                    "not_null_check",
                    "alter table purchase add constraint branch_known check (branch_id is not null) not valid;\n"),
            NewScript.of("not_null_validated", "alter table purchase validate constraint branch_known;\n"),
            NewScript.of(
                    "not_null",
                    "alter table purchase alter column branch_id set not null, drop constraint branch_known;\n"),
            NewScript.of("renamed", "alter table customer rename column nickname to alias;\n"),
            NewScript.of("dropped", "alter table customer drop column legacy;\n"),
            NewScript.of("backfill", "update customer set alias = name where id <= 1000;\n"));

    /** What is there afterwards. */
    static final String MADE = "constraints 2, index 1, columns 3, not null 2, dropped 0, filled 1000";

    private static final String FOUND = """
            select format('constraints %s, index %s, columns %s, not null %s, dropped %s, filled %s',
              (select count(*) from pg_constraint where conname in ('amount_positive', 'purchase_branch') and convalidated),
              (select count(*) from pg_index where indexrelid = to_regclass('purchase_made') and indisvalid),
              (select count(*) from pg_attribute where attname in ('note', 'currency', 'alias')),
              (select count(*) from pg_attribute where attnotnull and attrelid = 'purchase'::regclass
                 and attname in ('currency', 'branch_id')),
              (select count(*) from pg_attribute where attrelid = 'customer'::regclass and attname in ('legacy', 'nickname')),
              (select count(*) from customer where to_jsonb(customer) ->> 'alias' is not null))""";

    private Changes() {}

    /** What is there. */
    static String found(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(FOUND)) {
            found.next();
            return found.getString(1);
        }
    }
}
