package dev.peng.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of a file in gzip format (RFC 1952). The file is read to its end, whatever follows the content. */
final class Unpacked extends GZIPInputStream {

    private static final int PIECE = 64 * 1024;

    private final String file;

    private Unpacked(String file, InputStream packed) throws IOException {
        super(packed, PIECE);
        this.file = file;
    }

    /**
     * Begins to unpack.
     *
     * @param file as errors name it
     * @throws IOException if it is damaged, which can also be found later
     */
    static Unpacked of(String file, InputStream packed) throws IOException {
        try {
            return new Unpacked(file, packed);
        } catch (ZipException | EOFException e) {
            packed.close();
            throw damaged(file, e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            var count = super.read(target, offset, length);
            if (count < 0) {
                this.in.transferTo(OutputStream.nullOutputStream());
            }
            return count;
        } catch (ZipException | EOFException e) {
            throw damaged(this.file, e);
        }
    }

    private static IOException damaged(String file, IOException e) {
        return new IOException(file + " is damaged, and cannot be unpacked: " + e.getMessage(), e);
    }
}
