package dev.peng.cli;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder and a database of their own for each test, and the command, run there as a user runs it. */
final class Project implements BeforeEachCallback, AfterEachCallback {

    private final Map<String, String> environment = new HashMap<>();
    private Path folder;
    private LocalDatabase database;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        this.folder = Files.createTempDirectory("peng-cli-");
        this.database = LocalPostgres.shared().newDatabase();
        this.environment.put("PENG_DATASOURCE_URL", this.database.jdbcUrl());
        this.environment.put("PENG_DATASOURCE_USERNAME", this.database.username());
        this.environment.put("PENG_DATASOURCE_PASSWORD", this.database.password());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        this.database.drop();
        FileSystemUtils.deleteRecursively(this.folder);
    }

    Path folder() {
        return this.folder;
    }

    LocalDatabase database() {
        return this.database;
    }

    /** Another value of a variable of the environment. */
    Project with(String variable, String value) {
        this.environment.put(variable, value);
        return this;
    }

    /** A file of the folder is gone. */
    Project without(String file) {
        try {
            Files.delete(this.folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing says which database. */
    Project withoutDatabase() {
        this.environment.clear();
        return this;
    }

    /** Writes a file. */
    Project file(String path, String text) {
        try {
            var file = this.folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes both halves of a migration. */
    Project migration(String name, String up, String down) {
        return file(".peng/migrations/" + name + ".up.sql", up).file(".peng/migrations/" + name + ".down.sql", down);
    }

    /** A migration that makes a table. */
    Project table(String version, String name) {
        return migration(version + "_" + name, "create table " + name + " ();", "drop table " + name + ";");
    }

    /** Runs the command to its end. */
    Ended peng(String... args) {
        return start(args).end();
    }

    /** Runs a command line to its end on a terminal of its own; {@code peng} is the command. */
    Ended onTerminal(String line) {
        var words = command().command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        var script = "peng() { " + words + " \"$@\"; }; " + line;
        return start(command().command("script", "-qefc", script, "/dev/null")).end();
    }

    /** Begins to run it. */
    Running start(String... args) {
        return start(command(args));
    }

    /** Begins to run something. */
    Running start(ProcessBuilder command) {
        try {
            var out = Files.createTempFile(this.folder.getParent(), "peng-cli-", ".out");
            var err = Files.createTempFile(this.folder.getParent(), "peng-cli-", ".err");
            var process = command.redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What would run it. */
    ProcessBuilder command(String... args) {
        return java(List.of("-jar", System.getProperty("peng.jar")), args);
    }

    /** What would run anything else in Java here. */
    ProcessBuilder java(List<String> what, String... args) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(what);
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(this.folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PENG") || name.startsWith("PG"));
        builder.environment().putAll(this.environment);
        return builder;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(this.database.dataSource());
    }

    List<String> column(String sql) {
        return jdbc().sql(sql).query((row, number) -> row.getString(1)).list();
    }

    boolean hasTable(String name) {
        return column("select to_regclass('" + name + "') is not null").equals(List.of("t"));
    }

    /** A process that runs. */
    record Running(Process process, Path out, Path err) {

        Ended end() {
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("it runs for longer than a minute");
                }
                var ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
                Files.delete(out);
                Files.delete(err);
                return ended;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** What it has said, and the code that it has ended with. */
    record Ended(int exitCode, String out, String err) {

        private static final JsonMapper JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        /** What it has said, if that is one document and nothing else. */
        JsonNode json() {
            return JSON.readTree(out);
        }
    }
}
