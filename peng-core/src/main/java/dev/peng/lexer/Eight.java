package dev.peng.lexer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at a time. Marks are words with the highest bit set in each byte that was looked for, the first
 * byte being the lowest.
 */
final class Eight {

    static final int BYTES = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH = 0x8080808080808080L;

    private Eight() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Marks each byte that is the ASCII character. */
    static long marks(long word, char ascii) {
        var different = word ^ (ascii * ONES);
        return ~(((different & LOW) + LOW) | different | LOW);
    }

    /** Marks each byte that goes on with a UTF-8 sequence, and so is no character of its own. */
    static long continuations(long word) {
        return word & (~word << 1) & HIGH;
    }

    /** Whether each byte is an ASCII character, and none of them NUL. */
    static boolean isPlain(long word) {
        return (((word - ONES) | word) & HIGH) == 0;
    }

    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) / BYTES;
    }

    static int last(long marks) {
        return BYTES - 1 - Long.numberOfLeadingZeros(marks) / BYTES;
    }

    /** The index of the first such byte, or the limit. */
    static int indexOf(byte[] bytes, char ascii, int from, int limit) {
        var i = from;
        for (; i + BYTES <= limit; i += BYTES) {
            var marks = marks(at(bytes, i), ascii);
            if (marks != 0) {
                return i + first(marks);
            }
        }
        while (i < limit && bytes[i] != ascii) {
            i++;
        }
        return i;
    }
}
