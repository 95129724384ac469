package dev.peng.csv;

import dev.peng.csv.CsvRecord.Field;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records and counts lines as the server does (manual, COPY, CSV Format): quotes may stand anywhere in a value, a
 * quote within quotes is doubled, and the end of the first line tells what ends all the others. Not thread-safe.
 */
final class CsvReader {

    private static final int KEPT = 1 << 18;
    private static final int END = -1;

    private final PushbackReader in;
    private final char delimiter;
    private final char quote;
    private LineEnd lineEnd = LineEnd.UNKNOWN;
    private int next;
    private int line = 1;
    private int serverLine;
    private StringBuilder text = new StringBuilder();
    private StringBuilder value = new StringBuilder();
    private List<Field> fields = new ArrayList<>();
    private int start;
    private int opened;
    private boolean inQuotes;
    private boolean closed;

    CsvReader(Reader in, CsvOptions options) throws IOException {
        this.in = new PushbackReader(in);
        this.delimiter = options.delimiter();
        this.quote = options.quote();
        this.next = this.in.read();
    }

    /** The next record, or null behind the last one. */
    @Nullable
    CsvRecord next() throws IOException {
        if (this.next == END) {
            return null;
        }
        var first = this.line;
        begin();
        while (this.next != END && !atEndOfLine()) {
            take((char) this.next);
        }
        endField();
        var ended = this.next != END;
        endLine();
        return new CsvRecord(
                first,
                this.serverLine,
                this.text.toString(),
                this.fields,
                this.inQuotes ? this.opened : -1,
                this.lineEnd == LineEnd.CR ? '\r' : '\n',
                ended);
    }

    private void begin() {
        this.serverLine++;
        this.text = new StringBuilder();
        this.fields = new ArrayList<>();
        this.inQuotes = false;
        this.closed = false;
        beginField();
    }

    private void take(char c) throws IOException {
        if (c == this.quote) {
            takeQuote();
        } else if (c == this.delimiter && !this.inQuotes) {
            endField();
            keep(this.text, c);
            beginField();
        } else {
            if (this.inQuotes) {
                countLine(c);
            }
            this.closed = false;
            keep(this.value, c);
            keep(this.text, c);
        }
        this.next = this.in.read();
    }

    // A quote right behind a closing one belongs to the value, and opens again.
    private void takeQuote() {
        this.inQuotes = !this.inQuotes;
        if (this.inQuotes && this.closed) {
            keep(this.value, this.quote);
        } else if (this.inQuotes) {
            this.opened = this.text.length();
        }
        this.closed = !this.inQuotes;
        keep(this.text, this.quote);
    }

    // As the server has it, before the first line has ended, too.
    private void countLine(char c) {
        this.serverLine += c == (this.lineEnd == LineEnd.LF ? '\n' : '\r') ? 1 : 0;
        this.line += c == (this.lineEnd == LineEnd.CR ? '\r' : '\n') ? 1 : 0;
    }

    private void beginField() {
        this.value = new StringBuilder();
        this.start = this.text.length();
        this.closed = false;
    }

    private void endField() {
        if (this.text.length() < KEPT) {
            this.fields.add(new Field(this.value.toString(), this.start));
        }
    }

    // Where both end a line, a carriage return alone is a character.
    private boolean atEndOfLine() throws IOException {
        if (this.inQuotes || this.next != '\r') {
            return !this.inQuotes && this.next == '\n';
        }
        return switch (this.lineEnd) {
            case UNKNOWN, CR -> true;
            case LF -> false;
            case CRLF -> isNewlineBehind();
        };
    }

    private boolean isNewlineBehind() throws IOException {
        var behind = this.in.read();
        if (behind != END) {
            this.in.unread(behind);
        }
        return behind == '\n';
    }

    private void endLine() throws IOException {
        this.line++;
        var ending = this.next;
        this.next = ending == END ? END : this.in.read();
        if (this.lineEnd == LineEnd.UNKNOWN && ending != END) {
            this.lineEnd = ending == '\n' ? LineEnd.LF : this.next == '\n' ? LineEnd.CRLF : LineEnd.CR;
        }
        if (ending == '\r' && this.lineEnd == LineEnd.CRLF) {
            this.next = this.in.read();
        }
    }

    private static void keep(StringBuilder target, char c) {
        if (target.length() < KEPT) {
            target.append(c);
        }
    }

    private enum LineEnd {
        UNKNOWN,
        LF,
        CRLF,
        CR
    }
}
