package dev.peng.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/**
 * What can be known of a file without reading it, and changes when the file does.
 *
 * @param text its length and its time or its CRC; empty if nothing is known
 * @param size its length in bytes, or -1
 */
record Stamp(String text, long size) {

    /** Builders of images give all files one time of the first days of 1970 or 1980, which says nothing of an edit. */
    private static final Instant INVENTED = Instant.parse("1981-01-01T00:00:00Z");

    /** Nobody has asked. */
    static final Stamp UNKNOWN = new Stamp("", -1);

    /** Of a file in a folder. */
    static Stamp of(Path file) throws IOException {
        var size = Files.size(file);
        var time = Files.getLastModifiedTime(file).toInstant();
        return new Stamp(time.isBefore(INVENTED) ? "" : size + ":" + time.toEpochMilli(), size);
    }

    /** Of a file in a jar, whose time says only when the jar was made. */
    static Stamp of(ZipEntry entry) {
        return of(entry.getSize(), entry.getCrc());
    }

    /** Of a content, which is read to its end; the same as in a jar. */
    static Stamp of(InputStream content) throws IOException {
        var checked = new CheckedInputStream(content, new CRC32());
        var size = checked.transferTo(OutputStream.nullOutputStream());
        return of(size, checked.getChecksum().getValue());
    }

    /**
     * One that was written down.
     *
     * @throws IllegalArgumentException if it does not begin with a length
     */
    static Stamp parse(String text) {
        return new Stamp(text, Long.parseLong(text.substring(0, Math.max(0, text.indexOf(':')))));
    }

    private static Stamp of(long size, long crc) {
        return new Stamp("%d:%08x".formatted(size, crc), size);
    }
}
