package dev.peng.script;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.peng.local.LocalDatabase;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks the parser of a server, and runs nothing: in a transaction that has failed, the server still parses the whole of
 * what it gets before it refuses to run it. It is asked on the wire, because the driver would cut the text by itself.
 */
final class ServerParser implements AutoCloseable {

    private static final String TRANSACTION_HAS_FAILED = "25P02";

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    ServerParser(LocalDatabase database) {
        var server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        try {
            this.socket = new Socket(server.getHost(), server.getPort());
            this.socket.setTcpNoDelay(true);
            this.in = new DataInputStream(this.socket.getInputStream());
            this.out = new DataOutputStream(new BufferedOutputStream(this.socket.getOutputStream()));
            startUp(database);
            query("begin");
            query("select 1/0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the whole of a text is made of statements by its grammar. */
    boolean accepts(String script) {
        var error = query("select 1;" + script);
        if (error.isEmpty()) {
            throw new IllegalStateException("the server has run " + script);
        }
        return error.startsWith(TRANSACTION_HAS_FAILED);
    }

    /** Whether a text is exactly one statement by its grammar, or none. */
    boolean acceptsOne(String statement) {
        try {
            send('P', "", statement, "\0");
            send('S');
            var error = answer();
            return error.isEmpty() || error.startsWith(TRANSACTION_HAS_FAILED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String query(String sql) {
        try {
            send('Q', sql);
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startUp(LocalDatabase database) throws IOException {
        var parameters = String.join("\0", "user", database.username(), "database", database.name(), "", "")
                .getBytes(StandardCharsets.UTF_8);
        this.out.writeInt(2 * Integer.BYTES + parameters.length);
        this.out.writeInt(3 << 16);
        this.out.write(parameters);
        var error = answer();
        if (!error.isEmpty()) {
            throw new IllegalStateException(error);
        }
    }

    /** Each part but an ending zero ends with one. */
    private void send(char type, String... parts) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var part : List.of(parts)) {
            body.writeBytes(part.getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        this.out.writeByte(type);
        this.out.writeInt(Integer.BYTES + body.size());
        body.writeTo(this.out);
    }

    /** The first error, beginning with its code; empty if there is none. */
    private String answer() throws IOException {
        this.out.flush();
        var error = "";
        while (true) {
            var type = this.in.readByte();
            var body = this.in.readNBytes(this.in.readInt() - Integer.BYTES);
            if (type == 'E' && error.isEmpty()) {
                error = code(body);
            } else if (type == 'R' && body[3] != 0) {
                abort("the server asks for a password");
            } else if (type == 'Z') {
                return error;
            }
        }
    }

    private static String code(byte[] body) {
        for (var field : new String(body, StandardCharsets.UTF_8).split("\0")) {
            if (field.startsWith("C")) {
                return field.substring(1);
            }
        }
        return "?";
    }

    @Override
    public void close() throws IOException {
        this.socket.close();
    }
}
