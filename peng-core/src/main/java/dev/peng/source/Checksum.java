package dev.peng.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprint of a script: SHA-256 in hex of its bytes after removing a byte order mark and turning CRLF into LF, so
 * that a checkout on Windows is no change; of rows (CSV) and of what is packed, of all bytes as they are. An empty one means
 * "not known" and never differs from anything.
 *
 * @param hex 64 lower-case hex digits, or nothing
 */
public record Checksum(String hex) {

    /** Not known: a row from before checksums were kept, or a Java migration that declares none. */
    public static final Checksum UNKNOWN = new Checksum("");

    /** Of the content of a script. */
    public static Checksum of(byte[] content) {
        var sum = new Sum();
        sum.add(content, 0, content.length);
        return sum.checksum();
    }

    /** Whether both are known and not the same. */
    public boolean differsFrom(Checksum other) {
        return !hex.isEmpty() && !other.hex.isEmpty() && !hex.equals(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    /** Adds a content up, piece by piece. */
    static final class Sum {

        private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

        private final MessageDigest digest = sha256();
        private int marked;
        private final boolean asItIs;
        private boolean inMark;
        private boolean afterReturn;

        /** Of a text. */
        Sum() {
            this(false);
        }

        /** @param asItIs whether every byte counts */
        Sum(boolean asItIs) {
            this.asItIs = asItIs;
            this.inMark = !asItIs;
        }

        void add(byte[] bytes, int from, int length) {
            if (this.asItIs) {
                this.digest.update(bytes, from, length);
            } else {
                addText(bytes, from, length);
            }
        }

        private void addText(byte[] bytes, int from, int length) {
            var to = from + length;
            var start = this.inMark ? afterMark(bytes, from, to) : from;
            if (this.afterReturn && start < to) {
                endReturn(bytes[start]);
            }
            for (var i = start; i < to; i++) {
                if (bytes[i] == '\r' && (i + 1 == to || bytes[i + 1] == '\n')) {
                    this.digest.update(bytes, start, i - start);
                    start = i + 1;
                    this.afterReturn = i + 1 == to;
                }
            }
            this.digest.update(bytes, start, to - start);
        }

        /** Of everything that was added; nothing can be added any more. */
        Checksum checksum() {
            endMark();
            if (this.afterReturn) {
                this.digest.update((byte) '\r');
            }
            return new Checksum(HexFormat.of().formatHex(this.digest.digest()));
        }

        private void endReturn(byte next) {
            if (next != '\n') {
                this.digest.update((byte) '\r');
            }
            this.afterReturn = false;
        }

        private int afterMark(byte[] bytes, int from, int to) {
            var i = from;
            while (i < to && this.inMark) {
                if ((bytes[i] & 0xFF) == BYTE_ORDER_MARK[this.marked]) {
                    this.marked++;
                    this.inMark = this.marked < BYTE_ORDER_MARK.length;
                    i++;
                } else {
                    endMark();
                }
            }
            return i;
        }

        // What only began like a mark is content.
        private void endMark() {
            for (var i = 0; this.inMark && i < this.marked; i++) {
                this.digest.update((byte) BYTE_ORDER_MARK[i]);
            }
            this.inMark = false;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
