package dev.peng.script;

import dev.peng.lexer.CopyData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The data of a {@code copy … from stdin}, for tests.
 *
 * @param bytes how many they are
 * @param lines how many lines they have; a last one without a line end counts
 * @param sha256 of all of them, in hexadecimal digits
 * @param firstLine the number of their first line in the script
 * @param beginning as many as fit into a report
 */
record Data(long bytes, long lines, String sha256, int firstLine, String beginning) {

    private static final int SHOWN = 1024;

    static Data of(CopyData data) {
        var digest = digest();
        var beginning = new ByteArrayOutputStream();
        var bytes = 0L;
        var lines = 0L;
        var last = '\n';
        while (data.next()) {
            digest.update(data.bytes(), data.from(), data.length());
            beginning.write(data.bytes(), data.from(), Math.min(data.length(), Math.max(0, SHOWN - beginning.size())));
            for (var i = data.from(); i < data.from() + data.length(); i++) {
                lines += last == '\n' ? 1 : 0;
                last = (char) data.bytes()[i];
            }
            bytes += data.length();
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        return new Data(bytes, lines, hash, data.firstLine(), beginning.toString(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
