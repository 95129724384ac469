package dev.peng.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import dev.peng.migration.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    private static final String YAML = ".peng/peng.yaml";
    private static final String APPLICATION = "src/main/resources/application.yml";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    // P-01, P-03
    @Test
    void withoutAnythingFilesAreInTheFolderPengAndThereIsNoDatabase() {
        var settings = settings();

        assertThat(settings.migrationsFolder()).isEqualTo(this.folder.resolve(".peng/migrations"));
        assertThat(settings.seedsFolder()).isEqualTo(this.folder.resolve(".peng/seeds"));
        assertThat(settings.profiles()).containsExactly("default");
        assertThat(settings.database()).isEmpty();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings.peng(event -> {}))
                .withMessage("nothing says which database");
    }

    @Test
    void eachSourceHidesThoseBelow() throws IOException {
        write(YAML, "database_url: jdbc:postgresql://yaml/db");
        assertDatabase("yaml/db", YAML);
        write(APPLICATION, "spring.datasource.url: jdbc:postgresql://application/db");
        assertDatabase("application/db", APPLICATION);
        write(".env", "PENG_DATABASE_URL=postgres://file/db");
        assertDatabase("file/db", ".env");
        this.environment.put("PGHOST", "variable");
        this.environment.put("PGDATABASE", "db");
        assertDatabase("variable:5432/db", "environment");
        this.environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://spring/db");
        assertDatabase("spring/db", "environment");
        var settings = settings(Map.of("peng.datasource.url", "jdbc:postgresql://option/db"));
        assertThat(settings.database()).map(DatabaseTarget::toString).hasValue("option/db");
        assertThat(settings.database()).map(DatabaseTarget::origin).hasValue("command line");
    }

    // P-04
    @Test
    void ofEnvFilesTheFirstThatHasAVariableCounts() throws IOException {
        for (var file : List.of(".peng/.env", ".env", ".peng/.env.dev", ".env.dev", ".peng/.env.local", ".env.local")) {
            write(file, "PGHOST=" + file.replaceAll("[^a-z]", ""));

            assertThat(settings("dev").database()).map(DatabaseTarget::origin).hasValue(file);
        }
        this.environment.put("PGHOST", "ci");

        assertThat(settings("dev").database()).map(DatabaseTarget::origin).hasValue("environment");
    }

    // P-04
    @Test
    void aProfileOfTheEnvironmentIsOneOfTheCommandLine() throws IOException {
        write(".env.prod", "PGHOST=prod");
        this.environment.put("PENG_ENV", "prod");

        assertThat(settings().database()).map(DatabaseTarget::origin).hasValue(".env.prod");
        assertThat(settings().profiles()).containsExactly("prod");
        assertThat(settings("dev").profiles()).containsExactly("dev");
        assertThat(settings("dev").database()).isEmpty();
    }

    @Test
    void ofSeveralProfilesTheLastOneCountsMost() throws IOException {
        write(".env.dev", "PGHOST=dev");
        write(".env.eu", "PGHOST=eu");

        assertThat(settings("dev", "eu").database()).map(DatabaseTarget::origin).hasValue(".env.eu");
    }

    @Test
    void theFilesOfASpringProjectAreReadWithItsProfiles() throws IOException {
        write(APPLICATION, """
                spring:
                  datasource: {url: 'jdbc:postgresql://localhost/app', username: app, password: secret}
                peng.migrations.out-of-order: warn
                ---
                spring:
                  config.activate.on-profile: prod
                  datasource.url: jdbc:postgresql://prod/app
                """);

        assertThat(settings().properties().migrations().outOfOrder()).isEqualTo(Policy.WARN);
        assertThat(settings().database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://localhost/app", "app", "secret", APPLICATION));
        assertThat(settings("prod").database()).map(DatabaseTarget::toString).hasValue("prod/app");
        assertThat(settings().migrationsFolder()).isEqualTo(this.folder.resolve("src/main/resources/peng/migrations"));
    }

    @Test
    void theFilesOfASpringProjectAreNotReadWhereTheCommandLineNamesTheDatabase() throws IOException {
        write(APPLICATION, "spring.config.import: 'vault://'");

        assertThat(settings(Map.of("peng.datasource.url", "jdbc:postgresql://x/y"))
                        .database())
                .isPresent();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings().database())
                .withMessageContaining("the settings of the Spring project cannot be read")
                .withMessageContaining("vault://")
                .extracting(ConfigurationException::action)
                .asString()
                .contains("--url");
    }

    @Test
    void credentialsOfPengGoWithTheDatabaseOfTheApplication() throws IOException {
        write(APPLICATION, "spring.datasource: {url: 'jdbc:postgresql://localhost/app', username: app, password: a}");
        this.environment.put("PENG_DATASOURCE_USERNAME", "owner");
        this.environment.put("PENG_DATASOURCE_PASSWORD", "b");

        assertThat(settings().database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://localhost/app", "owner", "b", APPLICATION));
    }

    @Test
    void credentialsOfTheApplicationDoNotGoWithTheDatabaseOfPeng() throws IOException {
        write(APPLICATION, "spring.datasource: {url: 'jdbc:postgresql://localhost/app', username: app, password: a}");
        this.environment.put("PENG_DATASOURCE_URL", "jdbc:postgresql://other/db");

        assertThat(settings().database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://other/db", null, null, "environment"));
    }

    @Test
    void ofTheSameSourceTheUrlOfPengCounts() throws IOException {
        write(APPLICATION, """
                spring.datasource.url: jdbc:postgresql://application/db
                peng.datasource.url: jdbc:postgresql://own/db
                """);

        assertDatabase("own/db", APPLICATION);
    }

    @Test
    void credentialsInAUrlGoWithThatUrlAlone() throws IOException {
        write(".env", "PENG_DATABASE_URL=postgres://ann:a@file/db");

        assertThat(settings(Map.of("peng.datasource.url", "jdbc:postgresql://option/db"))
                        .database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://option/db", null, null, "command line"));
    }

    @Test
    void credentialsInAUrlComeBeforeThoseOfASourceBelowAndBehindThoseOfOneAbove() throws IOException {
        write(".env", "PENG_DATASOURCE_USERNAME=below\nPENG_DATASOURCE_PASSWORD=b");
        this.environment.put("PENG_DATABASE_URL", "postgres://ann:a@host/db");

        assertThat(settings().database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://host/db", "ann", "a", "environment"));
        assertThat(settings(Map.of("peng.datasource.username", "bob")).database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://host/db", "bob", "a", "environment"));
        this.environment.put("PENG_DATABASE_URL", "jdbc:postgresql://host/db?user=eve");
        assertThat(settings().database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://host/db?user=eve", null, null, "environment"));
    }

    @Test
    void aUserOfTheEnvironmentGoesWithAUrlOfTheCommandLineThatNamesNone() {
        this.environment.putAll(Map.of("PGUSER", "ann", "PGPASSWORD", "a"));

        assertThat(settings(Map.of("peng.datasource.url", "jdbc:postgresql://host/db"))
                        .database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://host/db", "ann", "a", "command line"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://u:p%20w@host:5433/db?sslmode=require, jdbc:postgresql://host:5433/db?sslmode=require, u, p w",
        "postgresql://host/db, jdbc:postgresql://host/db, ,",
        "'postgres://u:p@one:1,two:2/db', 'jdbc:postgresql://one:1,two:2/db', u, p",
        "postgres://u:p@@host/db, jdbc:postgresql://host/db, u, p@",
        "postgres://a%40b@one:1,jdbc:postgresql://one:1/, a@b,",
        "jdbc:postgresql://host/db?user=u, jdbc:postgresql://host/db?user=u, ,"
    })
    void aUrlOfPostgresqlsOwnClientsIsOneOfTheDriver(String text, String url, String username, String password) {
        this.environment.put("PENG_DATABASE_URL", text);

        assertThat(settings().database()).hasValue(new DatabaseTarget(url, username, password, "environment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://host/db", "postgres://us er@host/db", "localhost"})
    void aUrlThatIsNoneIsRefusedWithoutBeingShown(String text) {
        this.environment.put("PENG_DATABASE_URL", text);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings().database())
                .withMessage("the URL of the database cannot be read");
    }

    @Test
    void theVariablesOfPostgresqlsOwnClientsMakeAUrl() {
        this.environment.putAll(Map.of(
                "PGHOST",
                "one,two",
                "PGPORT",
                "5433,5434",
                "PGDATABASE",
                "d b",
                "PGUSER",
                "u",
                "PGSSLMODE",
                "require"));

        assertThat(settings().database())
                .hasValue(new DatabaseTarget(
                        "jdbc:postgresql://one:5433,two:5434/d%20b?sslmode=require", "u", null, "environment"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:///db?host=/var/run/postgresql",
                "postgresql://%2Fvar%2Frun/db",
                "jdbc:postgresql:///var/run/postgresql/db"
            })
    void aFolderOfSocketsIsNoHost(String url) {
        this.environment.put("PENG_DATABASE_URL", url);
        var settings = settings();

        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> settings.peng(event -> {}));
    }

    @Test
    void aHostOfThoseClientsIsNoFolderOfSocketsAndMayBeAnAddress() {
        this.environment.putAll(Map.of("PGHOST", "/var/run/postgresql", "PGDATABASE", "db"));
        var sockets = settings();
        this.environment.put("PGHOST", "::1");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> sockets.peng(event -> {}))
                .withMessageContaining("a folder of sockets");
        assertDatabase("[::1]:5432/db", "environment");
    }

    @Test
    void theDatabaseOfThoseClientsIsNamedLikeItsUser() {
        this.environment.putAll(Map.of("PGHOST", "host", "PGUSER", "ann"));

        assertThat(settings().database()).map(DatabaseTarget::toString).hasValue("host:5432/ann");
    }

    // P-02
    @Test
    void variablesStandInTheFileOfTheFolder() throws IOException {
        write(
                YAML,
                "database_url: ${URL_OF_MINE}\nmigrations_dir: db/up\nqueries_dir: ask\nseeds: {locations: 'filesystem:db/seeds'}");
        write(".env", "URL_OF_MINE=postgres://ann@host/db");

        assertThat(settings().database()).hasValue(new DatabaseTarget("jdbc:postgresql://host/db", "ann", null, YAML));
        assertThat(settings().migrationsFolder()).isEqualTo(this.folder.resolve("db/up"));
        assertThat(settings().properties().seeds().locations()).containsExactly("filesystem:db/seeds");
        assertThat(settings().properties().queries().locations())
                .containsExactly("filesystem:" + this.folder.resolve("ask"));
    }

    @Test
    void aVariableThatIsNotSetIsNamed() throws IOException {
        write(YAML, "database_url: ${URL_OF_MINE}");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings().database())
                .withMessageContaining("peng.datasource.url names a variable that is not set")
                .withMessageContaining("URL_OF_MINE");
    }

    // P-03
    @Test
    void anotherDialectIsRefused() throws IOException {
        write(YAML, "dialect: mysql");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings().database())
                .withMessageContaining("dialect mysql");
    }

    @ParameterizedTest
    @CsvSource({".peng/peng.yaml, 'a: [', cannot be read", ".env, 'no variable', cannot be read"})
    void aFileThatCannotBeReadIsNamed(String file, String text, String message) throws IOException {
        write(file, text);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings().database())
                .withMessageContaining(file)
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', textBlock = """
            .env;            A=b\\nmy secret;               .env cannot be read: line 2 is not NAME=value
            .env;            # a\\n\\nexport secret;       .env cannot be read: line 3 is not NAME=value
            .env;            A="secret\\nB=c;               .env has a quote that is not closed
            .peng/peng.yaml; a: b\\npw: secret: x;          .peng/peng.yaml cannot be read: it is not YAML at line 2, column 11
            .peng/peng.yaml; a: b\\n\\tpw: secret;          .peng/peng.yaml cannot be read: it is not YAML at line 2, column 1
            .peng/peng.yaml; pw: *secret;                 .peng/peng.yaml cannot be read: it is not YAML at line 1, column 5
            .peng/peng.yaml; secret: 1\\nsecret: 2;         .peng/peng.yaml cannot be read: it is not YAML at line 2, column 1
            application.yml; a: b\\npw: secret: x;          application.yml cannot be read: it is not YAML at line 2, column 11
            config/application-x.yaml; a: b\\npw: "secret;  config/application-x.yaml cannot be read: it is not YAML at line 3, column 1
            """)
    void whatCannotBeReadIsNamedAndNotShown(String file, String text, String message) throws IOException {
        write(file, text.translateEscapes() + "\n");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings("x"))
                .withMessage(message)
                .satisfies(wrong -> assertThat(wrong.action()).doesNotContain("secret"));
    }

    @Test
    void envFilesCanBeThoseOfAShell() throws IOException {
        write(".env", """
                export PENG_DATABASE_URL=jdbc:postgresql://host/db
                  export\tPENG_DATASOURCE_USERNAME="ann"
                # a comment with a "
                A='5" disk'
                export B=1 # 5"
                PENG_DATASOURCE_PASSWORD="a
                export b=c"
                export PENG_SCHEMA=eu
                """);

        assertThat(settings().database())
                .hasValue(new DatabaseTarget("jdbc:postgresql://host/db", "ann", "a\nexport b=c", ".env"));
        assertThat(settings().properties().schema()).isEqualTo("eu");
    }

    @Test
    void aVariableThatIsMissingIsNamedAndWhatStandsAroundItIsNotShown() throws IOException {
        write(YAML, "database_url: postgres://ann:secret@${HOST_OF_MINE}/db");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings().database())
                .withMessage("peng.datasource.url names a variable that is not set: HOST_OF_MINE");
    }

    @Test
    void aValueThatASettingCannotHaveIsNamed() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings(Map.of("peng.migrations.changed", "shout")))
                .withMessage("peng.migrations.changed has a value that cannot be used: \"shout\"");
    }

    @Test
    void whatIsSecretIsMasked() {
        this.environment.put("PENG_DATABASE_URL", "postgres://ann:secret1@host/db?password=secret2&a=b");
        this.environment.put("PENG_DATASOURCE_PASSWORD", "secret3");

        var found = settings().found().stream().map(Found::toString).collect(Collectors.joining());

        assertThat(found).contains("host/db?password=******&a=b").doesNotContainPattern("secret\\d");
    }

    private void assertDatabase(String target, String origin) {
        var database = settings().database();
        assertThat(database).map(DatabaseTarget::toString).hasValue(target);
        assertThat(database).map(DatabaseTarget::origin).hasValue(origin);
    }

    private Settings settings(String... profiles) {
        return Settings.of(new Given(this.folder, Map.of(), List.of(profiles), this.environment));
    }

    private Settings settings(Map<String, String> options) {
        return Settings.of(new Given(this.folder, options, List.of(), this.environment));
    }

    private void write(String file, String text) throws IOException {
        var path = this.folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
