package dev.peng.benchmarks.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A dump of one table, of any size, written in constant memory: what is in it is known without reading it again. */
public final class GiantDump {

    /** Asks the database for the number of rows and the checksum. */
    public static final String COUNT_AND_CHECKSUM = """
            select count(*), coalesce(sum(('x' || left(md5(concat_ws('|', id, code, amount,
                     to_char(made_at at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS"+00"'),
                     open, coalesce(note, ''), body)), 8))::bit(32)::bigint), 0)
              from public.ledger
            """;

    private static final String TABLE = "ledger";

    /** Makes the table, empty. */
    public static final String CREATE_TABLE = Ddl.table(TABLE) + ";\n" + Ddl.primaryKey(TABLE);

    private final RowStyle style;
    private final MessageDigest md5 = md5();
    private long rows;
    private long checksum;

    private GiantDump(RowStyle style) {
        this.style = style;
    }

    /** How the rows are written. */
    public enum RowStyle {
        COPY,
        INSERT
    }

    /**
     * What is in a dump.
     *
     * @param bytes its length
     * @param rows of the table
     * @param checksum the sum of the first four bytes of each row's MD5, as {@link #COUNT_AND_CHECKSUM} computes it
     */
    public record Content(long bytes, long rows, long checksum) {}

    /**
     * Writes a dump as {@code pg_dump} does since it begins with {@code \restrict}.
     *
     * @param file is replaced
     * @param bytes about how long it becomes
     */
    public static Content write(Path file, long bytes, RowStyle style) throws IOException {
        var dump = new GiantDump(style);
        try (var script = new ScriptWriter(file)) {
            dump.write(script, bytes);
            return new Content(script.bytes(), dump.rows, dump.checksum);
        }
    }

    /**
     * Writes its rows alone, as a CSV file with a header; {@link #CREATE_TABLE} makes the table.
     *
     * @param file is replaced
     * @param bytes about how long it becomes
     */
    public static Content writeCsv(Path file, long bytes) throws IOException {
        var dump = new GiantDump(RowStyle.COPY);
        var prose = new Prose(1);
        try (var script = new ScriptWriter(file)) {
            script.text(Ddl.COLUMNS.replaceAll("[() ]", "") + "\n");
            while (script.bytes() < bytes) {
                script.text(dump.nextRow(prose).csvLine());
            }
            return new Content(script.bytes(), dump.rows, dump.checksum);
        }
    }

    private void write(ScriptWriter script, long bytes) throws IOException {
        script.text("--\n-- PostgreSQL database dump\n--\n\n\\restrict AbCdEf0123456789\n\n");
        for (var setting : Ddl.SETTINGS) {
            script.row(setting);
        }
        script.text("\n");
        script.statement(Ddl.table(TABLE));
        writeRows(script, bytes);
        script.statement(Ddl.primaryKey(TABLE));
        script.text("--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict AbCdEf0123456789\n\n");
    }

    private void writeRows(ScriptWriter script, long bytes) throws IOException {
        var prose = new Prose(1);
        var table = "public." + TABLE;
        if (style == RowStyle.COPY) {
            script.beginCopy(table + " " + Ddl.COLUMNS);
            while (script.bytes() < bytes) {
                script.text(nextRow(prose).copyLine());
            }
            script.endCopy();
        } else {
            while (script.bytes() < bytes) {
                script.row(nextRow(prose).insert(table));
            }
        }
    }

    private Row nextRow(Prose prose) {
        var row = Row.of(++rows, prose);
        var digest = md5.digest(row.joined().getBytes(StandardCharsets.UTF_8));
        checksum += Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
        return row;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
