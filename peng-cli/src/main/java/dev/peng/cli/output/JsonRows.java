package dev.peng.cli.output;

import dev.peng.session.ResultColumn;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows as an array of objects, one a line. Of columns with the same name the second is {@code name_2}, and so on. */
public final class JsonRows extends WrittenRows {

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<String> names = new ArrayList<>();
    private int rows;

    public JsonRows(PrintStream out) {
        super(out);
    }

    @Override
    public void columns(List<ResultColumn> columns) {
        columns.forEach(column -> this.names.add(unused(column.name())));
    }

    @Override
    public void row(List<@Nullable String> values) {
        var row = new LinkedHashMap<String, @Nullable String>();
        for (var i = 0; i < values.size(); i++) {
            row.put(this.names.get(i), values.get(i));
        }
        write((this.rows++ == 0 ? "[" : ",\n") + this.json.writeValueAsString(row));
        check();
    }

    @Override
    public void finish() {
        write(this.rows == 0 ? "[]\n" : "]\n");
        super.finish();
    }

    private String unused(String name) {
        var free = name;
        for (var i = 2; this.names.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
