package dev.peng.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Finds one line of data as it goes by, and keeps as much of it as can be shown. */
final class DataLine {

    private static final int LONGEST = 400;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long before;
    private boolean whole;

    /** @param number counted from 1 */
    DataLine(int number) {
        this.before = number - 1L;
    }

    void add(byte[] bytes, int from, int length) {
        for (var i = from; i < from + length && !this.whole; i++) {
            if (this.before > 0) {
                this.before -= bytes[i] == '\n' ? 1 : 0;
            } else if (bytes[i] == '\n' || this.line.size() == LONGEST) {
                this.whole = true;
            } else {
                this.line.write(bytes[i]);
            }
        }
    }

    boolean isWhole() {
        return this.whole;
    }

    String text() {
        return this.line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
