package dev.peng.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * Streams data into a {@code copy … from stdin}. Of the data one piece is in memory.
 *
 * @param copy the statement
 * @param data read to its end
 * @param meter counts the rows
 */
record CopyStream(String copy, InputStream data, Meter meter) implements ConnectionCallback<Long> {

    private static final int PIECE = 64 * 1024;

    @Override
    public Long doInConnection(Connection connection) throws SQLException {
        var sending = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            return send(sending);
        } catch (IOException e) {
            cancelQuietly(sending, e);
            throw new UncheckedIOException(e);
        } catch (SQLException | RuntimeException e) {
            cancelQuietly(sending, e);
            throw e;
        }
    }

    private static void cancelQuietly(CopyIn sending, Exception failure) {
        try {
            if (sending.isActive()) {
                sending.cancelCopy();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private long send(CopyIn sending) throws SQLException, IOException {
        var piece = new byte[PIECE];
        for (var length = fill(piece); length > 0; length = fill(piece)) {
            sending.writeToCopy(piece, 0, length);
        }
        var rows = sending.endCopy();
        meter.addRows(rows);
        return rows;
    }

    private int fill(byte[] piece) throws IOException {
        return data.readNBytes(piece, 0, piece.length);
    }
}
