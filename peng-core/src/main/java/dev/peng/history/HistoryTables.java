package dev.peng.history;

import dev.peng.session.Identifier;
import dev.peng.session.Session;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the history tables, or adds the columns they lack. Nothing is sent where all is there. */
final class HistoryTables {

    private static final Logger log = LoggerFactory.getLogger(HistoryTables.class);

    private final Session session;
    private final HistorySchema schema;

    HistoryTables(Session session, HistorySchema schema) {
        this.session = session;
        this.schema = schema;
    }

    void createOrExtend() {
        var statements = HistorySchema.LAYOUTS.stream()
                .map(layout -> layout.statement(
                        this.schema.name(), this.schema.tables().getOrDefault(layout.name(), Set.of())))
                .filter(sql -> !sql.isEmpty())
                .toList();
        if (!statements.isEmpty()) {
            // It needs the right to create one even where it exists.
            var schemaFirst = this.schema.exists()
                    ? Stream.<String>empty()
                    : Stream.of("create schema if not exists " + Identifier.quote(this.schema.name()));
            this.session.transaction(
                    () -> Stream.concat(schemaFirst, statements.stream()).forEach(this::execute));
            log.info("the history tables in schema {} were created or extended", this.schema.name());
        }
    }

    private void execute(String sql) {
        this.session.jdbc().sql(sql).update();
    }
}
