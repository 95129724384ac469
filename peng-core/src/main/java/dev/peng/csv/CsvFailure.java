package dev.peng.csv;

import dev.peng.error.FailedStatement;
import dev.peng.error.Place;
import dev.peng.error.ServerError;
import dev.peng.session.CopyLine;
import dev.peng.session.ServerErrors;
import dev.peng.session.StatementFailure;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * What the server has refused, found in the file. The server speaks of lines of what it got and of the table that it was
 * sent to; whoever mends the file wants its lines, and the table that it is for.
 */
final class CsvFailure {

    private static final String BAD_FORMAT = "22P04";
    private static final int LONGEST_SHOWN = 100;

    /** What stands around names in the messages of all languages. */
    private static final String QUOTED = "[\"«»„“”‚‘’'「『‹›][\\s\u00A0\u202F]?%s[\\s\u00A0\u202F]?[\"«»„“”‚‘’'」』‹›]";

    private static final Pattern VALUE = Pattern.compile("[:：\"«»„“「]");

    private final CsvFile file;
    private final CsvHead head;
    private final String sql;
    private final DataAccessException thrown;
    private final ServerError said;

    private CsvFailure(CsvFile file, String sql, DataAccessException thrown, ServerError said) {
        this.file = file;
        this.head = file.head();
        this.sql = sql;
        this.thrown = thrown;
        this.said = said;
    }

    /** The failure to throw. */
    static RuntimeException of(CsvFile file, String sql, DataAccessException thrown) {
        return ServerErrors.of(thrown)
                .<RuntimeException>map(said -> new CsvFailure(file, sql, thrown, said).failure())
                .orElse(thrown);
    }

    private RuntimeException failure() {
        var line = sql.startsWith("copy ")
                ? CopyLine.find(String.valueOf(this.said.where()), this.sql)
                : Optional.<CopyLine>empty();
        var record = line.flatMap(at -> record(at.number()));
        return record.isPresent() ? inRows(line.get(), record.get()) : inHeader();
    }

    private RuntimeException inRows(CopyLine line, CsvRecord record) {
        var column = columnOf(line).map(this.head.columns()::indexOf).orElse(-1);
        var isField = column >= 0 && column < record.fields().size();
        var index = isField ? record.fields().get(column).start() : faultIn(record);
        var place = place(record, index);
        var where = "COPY %s, line %d%s: \"%s\""
                .formatted(
                        this.head.options().table(),
                        place.line(),
                        isField ? ", column " + this.head.columns().get(column) : "",
                        shortened(isField ? record.fields().get(column).value() : record.text()));
        return failure(record, index, above(line) + where);
    }

    private RuntimeException inHeader() {
        var header = this.head.header();
        var index = header.fields().stream()
                .filter(field -> isNamed(field.value()))
                .map(CsvRecord.Field::start)
                .findFirst()
                .orElse(0);
        return failure(header, index, this.said.where());
    }

    private RuntimeException failure(CsvRecord record, int index, @Nullable String where) {
        var line = record.lineAround(index);
        return StatementFailure.of(
                new FailedStatement(place(record, index), line.before(), line.after(), this.sql),
                new ServerError(this.said.sqlState(), this.said.message(), this.said.detail(), this.said.hint(), where),
                this.thrown);
    }

    private Place place(CsvRecord record, int index) {
        return record.place(this.file.display(), this.head.preamble().lines(), index);
    }

    // An error report must not fail.
    private Optional<CsvRecord> record(int line) {
        try {
            return this.file.record(line);
        } catch (UncheckedIOException e) {
            this.thrown.addSuppressed(e);
            return Optional.empty();
        }
    }

    /** Functions that were called while the row was taken. */
    private String above(CopyLine line) {
        var where = String.valueOf(this.said.where());
        return where.substring(0, where.indexOf(line.text()));
    }

    private Optional<String> columnOf(CopyLine line) {
        return ServerErrors.column(this.thrown)
                .filter(this.head.columns()::contains)
                .or(() -> columnIn(line.rest(), this.head.columns()));
    }

    /**
     * The column that is named between the number of a line and a value, in any language; the last one, since a word of the
     * language may be the name of a column as well.
     */
    static Optional<String> columnIn(String rest, List<String> columns) {
        var value = VALUE.matcher(rest);
        var said = value.find() ? rest.substring(0, value.start()) : rest;
        return columns.stream()
                .filter(name -> Pattern.compile(
                                "(?<!\\w)" + Pattern.quote(name) + "(?!\\w)", Pattern.UNICODE_CHARACTER_CLASS)
                        .matcher(said)
                        .find())
                .max(Comparator.comparingInt((String name) -> said.lastIndexOf(name) + name.length())
                        .thenComparing(String::length));
    }

    /** Whether a message names a column, in any language. */
    static boolean isNamedIn(String message, String column) {
        return Pattern.compile(QUOTED.formatted(Pattern.quote(column)))
                .matcher(message)
                .find();
    }

    private boolean isNamed(String column) {
        return ServerErrors.column(this.thrown).filter(column::equals).isPresent()
                || isNamedIn(this.said.message(), column);
    }

    // Where the number of values is wrong, or a quote is.
    private int faultIn(CsvRecord record) {
        if (!this.said.sqlState().equals(BAD_FORMAT)) {
            return 0;
        }
        List<CsvRecord.Field> fields = record.fields();
        var columns = this.head.columns().size();
        if (record.openQuote() >= 0) {
            return record.openQuote();
        }
        return fields.size() > columns
                ? fields.get(columns).start()
                : fields.size() < columns ? record.text().length() : 0;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
