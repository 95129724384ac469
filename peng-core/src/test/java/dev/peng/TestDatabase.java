package dev.peng;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own for each test; register it with {@code @RegisterExtension} on an instance field. */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {

    private LocalDatabase database;

    @Override
    public void beforeEach(ExtensionContext context) {
        this.database = LocalPostgres.shared().newDatabase();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        this.database.drop();
    }

    public DataSource dataSource() {
        return this.database.dataSource();
    }

    public LocalDatabase local() {
        return this.database;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** The first column of a query as text. */
    public List<String> column(String sql) {
        return jdbc().sql(sql).query((row, number) -> row.getString(1)).list();
    }

    public void execute(String sql) {
        jdbc().sql(sql).update();
    }

    public boolean hasTable(String name) {
        return jdbc().sql("select to_regclass(?) is not null")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
