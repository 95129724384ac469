package dev.peng.history;

import dev.peng.session.Identifier;
import dev.peng.session.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the history tables, or adds the columns they lack. Nothing is sent where all is there. */
final class HistoryTables {

    private static final Logger log = LoggerFactory.getLogger(HistoryTables.class);

    private static final List<TableLayout> LAYOUTS =
            List.of(MigrationHistory.LAYOUT, SeedHistory.LAYOUT, RunHistory.LAYOUT);

    private static final String COLUMNS = """
            select c.relname, a.attname
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_class c on c.oid = a.attrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relname in (?, ?, ?) and a.attnum > 0 and not a.attisdropped""";

    private final Session session;
    private final HistorySchema schema;

    HistoryTables(Session session, HistorySchema schema) {
        this.session = session;
        this.schema = schema;
    }

    void createOrExtend() {
        var columns = existingColumns();
        var statements = LAYOUTS.stream()
                .map(layout -> layout.statement(this.schema.name(), columns.getOrDefault(layout.name(), Set.of())))
                .filter(sql -> !sql.isEmpty())
                .toList();
        if (!statements.isEmpty()) {
            this.session.transaction(() -> {
                createSchemaIfMissing();
                statements.forEach(this::execute);
            });
            log.info("the history tables in schema {} were created or extended", this.schema.name());
        }
    }

    private Map<String, Set<String>> existingColumns() {
        var columns = new HashMap<String, Set<String>>();
        this.session
                .jdbc()
                .sql(COLUMNS)
                .params(this.schema.name(), MigrationHistory.TABLE, SeedHistory.TABLE, RunHistory.TABLE)
                .query(row -> {
                    columns.computeIfAbsent(row.getString("relname"), table -> new HashSet<>())
                            .add(row.getString("attname"));
                });
        return columns;
    }

    // "create schema if not exists" needs the right to create one even where it exists.
    private void createSchemaIfMissing() {
        var exists = this.session
                .jdbc()
                .sql("select exists (select from pg_catalog.pg_namespace where nspname = ?)")
                .param(this.schema.name())
                .query(Boolean.class)
                .single();
        if (!exists) {
            execute("create schema " + Identifier.quote(this.schema.name()));
        }
    }

    private void execute(String sql) {
        this.session.jdbc().sql(sql).update();
    }
}
