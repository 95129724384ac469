package dev.peng.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprint of a script: SHA-256 in hex of its bytes after removing a byte order mark and turning CRLF into LF, so
 * that a checkout on Windows is no change. An empty one means "not known" and never differs from anything.
 *
 * @param hex 64 lower-case hex digits, or nothing
 */
public record Checksum(String hex) {

    /** Not known: a row from before checksums were kept, or a Java migration that declares none. */
    public static final Checksum UNKNOWN = new Checksum("");

    /** Of the content of a script. */
    public static Checksum of(byte[] content) {
        var digest = sha256();
        int start = bomLength(content);
        for (int i = start; i + 1 < content.length; i++) {
            if (content[i] == '\r' && content[i + 1] == '\n') {
                digest.update(content, start, i - start);
                start = i + 1;
            }
        }
        digest.update(content, start, content.length - start);
        return new Checksum(HexFormat.of().formatHex(digest.digest()));
    }

    /** Whether both are known and not the same. */
    public boolean differsFrom(Checksum other) {
        return !hex.isEmpty() && !other.hex.isEmpty() && !hex.equals(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private static int bomLength(byte[] content) {
        var marked = content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
