package dev.peng.query;

import dev.peng.session.ResultColumn;
import dev.peng.session.RowConsumer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps rows in memory. */
final class KeptRows implements RowConsumer {

    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<List<@Nullable String>> rows = new ArrayList<>();

    @Override
    public void columns(List<ResultColumn> those) {
        this.columns.addAll(those);
    }

    @Override
    public void row(List<@Nullable String> values) {
        this.rows.add(values);
    }

    List<ResultColumn> columns() {
        return this.columns;
    }

    List<List<@Nullable String>> rows() {
        return this.rows;
    }
}
