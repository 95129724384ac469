package dev.peng.benchmarks.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many migration files of 0.3 to 3 KB: tables, indexes, comments, functions and rows, as people write them. */
final class SmallScripts {

    private static final long FIRST_VERSION = 20_260_101_000_000L;

    private final Prose prose = new Prose(42);

    Corpus write(String name, Path folder, int files) throws IOException {
        var bytes = 0L;
        var statements = 0L;
        for (var number = 1; number <= files; number++) {
            try (var script = new ScriptWriter(folder.resolve((FIRST_VERSION + number) + "_step.up.sql"))) {
                write(script, "t" + number);
                bytes += script.bytes();
                statements += script.statements();
            }
        }
        return new Corpus(name, folder, bytes, statements);
    }

    private void write(ScriptWriter script, String table) throws IOException {
        script.text("-- " + prose.sentence(8, 20) + "\n\n");
        script.statement(Ddl.table(table));
        for (var statement : extras(table)) {
            script.statement(statement);
        }
        var rows = prose.oneIn(2) ? prose.between(1, 10) : 0;
        for (var id = 1; id <= rows; id++) {
            script.row(Row.of(id, prose).insert(table));
        }
    }

    private List<String> extras(String table) {
        var extras = new ArrayList<String>();
        if (prose.oneIn(2)) {
            extras.add(Ddl.index(table));
        }
        if (prose.oneIn(2)) {
            extras.add(Ddl.comment(table));
        }
        if (prose.oneIn(4)) {
            extras.add(Ddl.triggerFunction(table));
        }
        if (prose.oneIn(4)) {
            extras.add(Ddl.sqlFunction(table));
        }
        return extras;
    }
}
