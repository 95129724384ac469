package dev.peng.benchmarks.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Dumps in the shape of {@code pg_dump}, of any size: the rows as {@code COPY} data or as {@code INSERT} statements. */
final class Dumps {

    private static final List<String> TABLES = List.of("member", "book", "copy", "loan", "payment", "message");
    private static final String FILE = "dump.sql";
    private static final int ROWS_BETWEEN_FUNCTIONS = 500;

    private Dumps() {}

    /** A dump whose rows are {@code COPY} data. Its number of statements does not depend on its size. */
    static Corpus copy(String name, Path folder, long bytes) throws IOException {
        try (var script = new ScriptWriter(folder.resolve(FILE))) {
            begin(script);
            for (var table : TABLES) {
                copyRows(script, table, bytes * (TABLES.indexOf(table) + 1) / TABLES.size());
            }
            end(script);
            return new Corpus(name, folder, script.bytes(), script.statements());
        }
    }

    /** A dump whose rows are {@code INSERT} statements, with a function between them now and then. */
    static Corpus insert(String name, Path folder, long bytes) throws IOException {
        try (var script = new ScriptWriter(folder.resolve(FILE))) {
            begin(script);
            for (var table : TABLES) {
                insertRows(script, table, bytes * (TABLES.indexOf(table) + 1) / TABLES.size());
            }
            end(script);
            return new Corpus(name, folder, script.bytes(), script.statements());
        }
    }

    private static void begin(ScriptWriter script) throws IOException {
        script.text(Ddl.HEADER);
        for (var setting : Ddl.SETTINGS) {
            script.row(setting);
        }
        script.text("\n");
        for (var table : TABLES) {
            script.text(Ddl.title(table + "_touch()", "FUNCTION"));
            script.statement(Ddl.triggerFunction(table));
            script.text(Ddl.title(table, "TABLE"));
            script.statement(Ddl.table(table));
            script.text(Ddl.title("TABLE " + table, "COMMENT"));
            script.statement(Ddl.comment(table));
        }
    }

    private static void copyRows(ScriptWriter script, String table, long untilBytes) throws IOException {
        var prose = new Prose(table.hashCode());
        script.text(Ddl.title(table, "TABLE DATA"));
        script.beginCopy("public." + table + " " + Ddl.COLUMNS);
        for (var id = 1L; script.bytes() < untilBytes; id++) {
            script.text(Row.of(id, prose).copyLine());
        }
        script.endCopy();
    }

    private static void insertRows(ScriptWriter script, String table, long untilBytes) throws IOException {
        var prose = new Prose(table.hashCode());
        script.text(Ddl.title(table, "TABLE DATA"));
        for (var id = 1L; script.bytes() < untilBytes; id++) {
            script.row(Row.of(id, prose).insert("public." + table));
            if (id % ROWS_BETWEEN_FUNCTIONS == 0) {
                script.statement(Ddl.sqlFunction(table + "_" + id));
            }
        }
    }

    private static void end(ScriptWriter script) throws IOException {
        for (var table : TABLES) {
            script.text(Ddl.title(table + " " + table + "_pkey", "CONSTRAINT"));
            script.statement(Ddl.primaryKey(table));
            script.text(Ddl.title(table + "_made_at_idx", "INDEX"));
            script.statement(Ddl.index(table));
        }
        script.text("--\n-- PostgreSQL database dump complete\n--\n\n");
    }
}
