package dev.peng.cli.output;

import dev.peng.session.ResultColumn;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 has them, below a line of names. Null is nothing at all, an empty text is two quotes. */
public final class CsvRows extends WrittenRows {

    private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\\r\\n]");

    public CsvRows(PrintStream out) {
        super(out);
    }

    @Override
    public void columns(List<ResultColumn> columns) {
        line(columns.stream().map(ResultColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        line(values);
        check();
    }

    private void line(List<@Nullable String> values) {
        write(values.stream().map(CsvRows::field).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String field(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.isEmpty() || TO_BE_QUOTED.matcher(value).find()
                ? "\"" + value.replace("\"", "\"\"") + "\""
                : value;
    }
}
