package dev.peng.script;

import dev.peng.local.LocalDatabase;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The psql of this machine, and what it says to a server. It is heard on the wire and not read in the log of the server,
 * which would leave out statements of no meaning and all data.
 *
 * @param program where it is
 * @param major its version
 */
record Psql(Path program, int major) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final String NEXT = "select 'the next script'";

    /** The one on the path, if there is one. */
    static Optional<Psql> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(System.getProperty("path.separator")))
                .map(folder -> Path.of(folder, "psql"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Psql(program, version(program)));
    }

    /** What it sends for each of these files, run one after the other in one session with the settings of the database. */
    List<List<Sent>> run(LocalDatabase database, List<Path> files) {
        var command = new ArrayList<>(List.of(program.toString(), "-X", "-q"));
        for (var file : files) {
            command.addAll(List.of("-c", "rollback", "-c", "reset all", "-c", NEXT, "-f", file.toString()));
        }
        return divided(messages(database, command));
    }

    private static List<List<Sent>> divided(List<Sent> all) {
        var scripts = new ArrayList<List<Sent>>();
        for (var sent : all) {
            if (sent.sql().equals(NEXT)) {
                scripts.add(new ArrayList<>());
            } else if (!scripts.isEmpty()) {
                scripts.get(scripts.size() - 1).add(sent);
            }
        }
        // What stands between two scripts.
        scripts.subList(0, scripts.size() - 1)
                .forEach(script ->
                        script.subList(script.size() - 2, script.size()).clear());
        return scripts;
    }

    private static List<Sent> messages(LocalDatabase database, List<String> command) {
        var server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(20_000);
            var process = start(database, listener, command);
            try (var psql = listener.accept();
                    var postgres = new Socket(server.getHost(), server.getPort())) {
                psql.setTcpNoDelay(true);
                postgres.setTcpNoDelay(true);
                var answers = new Thread(() -> pass(postgres, psql), "answers to psql");
                answers.start();
                var sent = listen(new DataInputStream(psql.getInputStream()), postgres);
                postgres.shutdownOutput();
                answers.join();
                return sent;
            } finally {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(LocalDatabase database, ServerSocket listener, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("PGHOST", listener.getInetAddress().getHostAddress());
        environment.put("PGPORT", String.valueOf(listener.getLocalPort()));
        environment.put("PGDATABASE", database.name());
        environment.put("PGUSER", database.username());
        environment.put("PGPASSWORD", database.password());
        environment.put("PGSSLMODE", "disable");
        environment.put("PGGSSENCMODE", "disable");
        environment.put("PGCLIENTENCODING", "UTF8");
        environment.put("PGOPTIONS", "-c statement_timeout=20s");
        return builder.start();
    }

    /** Passes on what psql says, and keeps queries and data (manual, section 55.7). */
    private static List<Sent> listen(DataInputStream psql, Socket server) throws IOException {
        var sent = new ArrayList<Sent>();
        var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        try {
            copyMessage(psql, out);
            while (true) {
                var type = psql.readByte();
                out.writeByte(type);
                var body = copyMessage(psql, out);
                if (type == 'Q') {
                    sent.add(Sent.query(body));
                } else if (type == 'd') {
                    sent.get(sent.size() - 1).data().writeBytes(body);
                }
            }
        } catch (EOFException ended) {
            return sent;
        }
    }

    private static byte[] copyMessage(DataInputStream psql, DataOutputStream out) throws IOException {
        var length = psql.readInt();
        var body = psql.readNBytes(length - Integer.BYTES);
        out.writeInt(length);
        out.write(body);
        if (psql.available() == 0) {
            out.flush();
        }
        return body;
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version").start();
            var answer = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return answer.find() ? Integer.parseInt(answer.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
