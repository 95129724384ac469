package dev.peng.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;

/**
 * What can be known of a file without reading it, and changes when the file does.
 *
 * @param text its length and its time or its CRC; empty if nothing is known
 * @param size its length in bytes, or -1
 */
record Stamp(String text, long size) {

    /** Nobody has asked. */
    static final Stamp UNKNOWN = new Stamp("", -1);

    /** Of a file in a folder. */
    static Stamp of(Path file) throws IOException {
        var size = Files.size(file);
        return new Stamp(size + ":" + Files.getLastModifiedTime(file).toMillis(), size);
    }

    /** Of a file in a jar, whose time says only when the jar was made. */
    static Stamp of(ZipEntry entry) {
        return new Stamp("%d:%08x".formatted(entry.getSize(), entry.getCrc()), entry.getSize());
    }
}
