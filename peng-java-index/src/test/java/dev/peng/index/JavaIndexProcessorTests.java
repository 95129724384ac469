package dev.peng.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.source.Checksum;
import dev.peng.source.JavaIndex;
import dev.peng.source.JavaIndex.Entry;
import dev.peng.source.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaIndexProcessorTests {

    @TempDir
    Path output;

    private Compilation compilation;

    @BeforeEach
    void nothingYet() {
        this.compilation = new Compilation(this.output);
    }

    @Test
    void writesOneLineForEachClassInTheOrderOfTheirNames() throws IOException {
        this.compilation
                .migration("Second", "version = \"1.2\", name = \"b\", checksum = \"v1\"")
                .migration("First", "version = \"020\", name = \"a-2.x_ü\"");

        assertThat(index())
                .containsExactly(
                        "peng-java-index 1",
                        "migration 020 - example.First a-2.x_ü",
                        "migration 1.2 v1 example.Second b");
    }

    @Test
    void theEngineReadsWhatItWrites() throws IOException {
        this.compilation.migration("Odd", "version = \"1\", name = \"odd\", checksum = \"a b+%\\n\"");
        this.compilation.migration("Dash", "version = \"2\", name = \"dash\", checksum = \"-\"");

        assertThat(entries())
                .containsExactly(
                        new Entry(JavaIndex.Kind.MIGRATION, Version.of("2"), new Checksum("-"), "example.Dash", "dash"),
                        new Entry(
                                JavaIndex.Kind.MIGRATION,
                                Version.of("1"),
                                new Checksum("a b+%\n"),
                                "example.Odd",
                                "odd"));
    }

    @Test
    void namesClassesAsTheVirtualMachineDoes() throws IOException {
        this.compilation.with(
                "Outer",
                "class Outer { @Versioned(version = \"1\", name = \"a\") static class Inner extends Base {} }\n"
                        + "abstract class Base implements JavaMigration { public void up(JdbcClient jdbc) {} }");

        assertThat(index()).contains("migration 1 - example.Outer$Inner a");
    }

    @Test
    void aSeedIsNoMigration() throws IOException {
        this.compilation
                .seed("Rows", "version = \"1\", name = \"a\"")
                .migration("Table", "version = \"1\", name = \"a\"");

        assertThat(index()).contains("seed 1 - example.Rows a", "migration 1 - example.Table a");
    }

    @Test
    void withoutAnyThereIsNoIndex() throws IOException {
        this.compilation.with("Plain", "class Plain {}");

        assertThat(entries()).isEmpty();
        assertThat(this.output.resolve("META-INF")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "1.", ".1", "1..2", "-1", "١"})
    void aVersionThatIsNoneIsAnError(String version) throws IOException {
        this.compilation.migration("Wrong", "version = \"%s\", name = \"a\"".formatted(version));

        assertThat(errors())
                .containsExactly("Wrong.java:7 \"" + version + "\" is no version: write digits, optionally dotted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a$"})
    void aNameThatIsNoneIsAnError(String name) throws IOException {
        this.compilation.migration("Wrong", "version = \"1\", name = \"%s\"".formatted(name));

        assertThat(errors())
                .containsExactly("Wrong.java:7 \"" + name + "\" is no name: write letters, digits, _, - and .");
    }

    @Test
    void theSameVersionOfSeedsTwiceIsAnError() throws IOException {
        this.compilation.seed("One", "version = \"1\", name = \"a\"").seed("Two", "version = \"01.0\", name = \"b\"");

        assertThat(errors()).containsExactly("Two.java:7 example.One has the version 1 already");
    }

    @Test
    void theSameVersionTwiceIsAnError() throws IOException {
        this.compilation
                .migration("One", "version = \"1\", name = \"a\"")
                .migration("Two", "version = \"01.0\", name = \"b\"")
                .migration("Three", "version = \"10\", name = \"c\"");

        assertThat(errors()).containsExactly("Two.java:7 example.One has the version 1 already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abstract class", "interface"})
    void whatCannotBeRunIsAnError(String kind) throws IOException {
        this.compilation.with(
                "Base",
                "@Versioned(version = \"1\", name = \"a\") %s Base %s JavaMigration {}"
                        .formatted(kind, kind.equals("interface") ? "extends" : "implements"));

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("Base.java:7")
                .contains("not abstract");
    }

    @Test
    void aClassThatIsNeitherIsAnError() throws IOException {
        this.compilation.with("Lost", "@Versioned(version = \"1\", name = \"a\") class Lost {}");

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("Lost.java:7")
                .contains("implement JavaMigration");
    }

    @Test
    void allErrorsComeAtOnceAndNothingIsWritten() throws IOException {
        this.compilation
                .with("Lost", "@Versioned(version = \"x\", name = \"\") class Lost {}")
                .migration("Wrong", "version = \"y\", name = \"a\"")
                .migration("WrongToo", "version = \"y\", name = \"a\"");

        assertThat(errors()).hasSize(5);
        assertThat(this.output.resolve("META-INF")).doesNotExist();
    }

    @Test
    void compilersAndGradleFindIt() throws IOException {
        assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
                .contains(JavaIndexProcessor.class);
        try (var gradle = getClass().getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(gradle)
                    .asString(StandardCharsets.UTF_8)
                    .isEqualToIgnoringNewLines(JavaIndexProcessor.class.getName() + ",aggregating");
        }
    }

    private List<String> index() throws IOException {
        assertThat(errors()).isEmpty();
        return Files.readAllLines(this.output.resolve("META-INF/peng/java.index"));
    }

    private List<Entry> entries() throws IOException {
        try (var loader = this.compilation.run()) {
            assertThat(this.compilation.errors()).isEmpty();
            return JavaIndex.read(loader).entries();
        }
    }

    private List<String> errors() throws IOException {
        this.compilation.run().close();
        return this.compilation.errors();
    }
}
