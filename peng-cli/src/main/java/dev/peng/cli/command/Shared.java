package dev.peng.cli.command;

import dev.peng.cli.output.Screen.Manner;
import dev.peng.cli.setting.Given;
import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that each command has, before its name or behind it. */
final class Shared {

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            description = "The database: jdbc:postgresql://… or postgres://…")
    private @Nullable String url;

    @Option(
            names = "--local",
            scope = ScopeType.INHERIT,
            description = "A PostgreSQL of this folder, in .peng/local, that runs as long as the command.")
    private boolean local;

    @Option(names = "--user", scope = ScopeType.INHERIT, description = "Who connects.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            scope = ScopeType.INHERIT,
            paramLabel = "<file>",
            description = "A file whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(names = "--schema", scope = ScopeType.INHERIT, description = "Schema of the history tables.")
    private @Nullable String schema;

    @Option(
            names = "--migrations",
            scope = ScopeType.INHERIT,
            paramLabel = "<folder>",
            description = "Folder of the migrations.")
    private @Nullable String migrations;

    @Option(names = "--seeds", scope = ScopeType.INHERIT, paramLabel = "<folder>", description = "Folder of the seeds.")
    private @Nullable String seeds;

    @Option(
            names = "--queries",
            scope = ScopeType.INHERIT,
            paramLabel = "<folder>",
            description = "Folder of the named queries.")
    private @Nullable String queries;

    @Option(
            names = {"--profile", "--env"},
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "<profile>",
            description = "Active profiles, separated by commas: those of seeds, of settings and of env files.")
    private List<String> profiles = new ArrayList<>();

    @Option(
            names = "-P",
            scope = ScopeType.INHERIT,
            paramLabel = "<key>=<value>",
            description = "Any setting below peng, such as -Pmigrations.out-of-order=warn.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON document on standard output.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Only the result and failures.")
    private boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "The log of the engine, too.")
    private boolean verbose;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Confirms what can take data away.")
    private boolean yes;

    boolean isLocal() {
        return this.local;
    }

    Manner manner() {
        return new Manner(this.json, this.quiet, this.verbose);
    }

    boolean isVerbose() {
        return this.verbose;
    }

    boolean isConfirmed() {
        return this.yes;
    }

    /** What settings are found in. */
    Given given(Path folder, Map<String, String> environment) {
        return new Given(folder, options(), this.profiles, environment);
    }

    // The longer names of settings come first, so that the short ones win.
    private Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        this.settings.forEach((key, value) -> options.put(key.startsWith("peng.") ? key : "peng." + key, value));
        put(options, "peng.datasource.url", this.url);
        put(options, "peng.datasource.username", this.user);
        put(options, "peng.datasource.password", this.passwordFile == null ? null : firstLine(this.passwordFile));
        put(options, "peng.schema", this.schema);
        put(options, "peng.migrations.locations", location(this.migrations));
        put(options, "peng.seeds.locations", location(this.seeds));
        put(options, "peng.queries.locations", location(this.queries));
        return options;
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }

    private static @Nullable String location(@Nullable String folder) {
        return folder == null || folder.matches("(optional:)?(classpath|filesystem):.*")
                ? folder
                : "filesystem:" + folder;
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new ConfigurationException(
                    "the password file " + file + " cannot be read: " + e.getMessage(), "Name one that is readable.");
        }
    }
}
