package dev.peng.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.comparison.stage.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.util.LiquibaseUtil;
import org.flywaydb.core.internal.license.VersionPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.postgresql.util.DriverInfo;
import org.springframework.boot.SpringBootVersion;

class PageTests {

    private static final Path TESTS = Path.of("src/test/java/dev/peng/comparison");
    private static final Pattern ROW = Pattern.compile("row\\((\\d+),|Row\\.of\\(\\s*\"\\w+\",\\s*(\\d+),");

    @Test
    void hasTheVersionsOfThoseWhoWereSeen() {
        var versions = "Spring Boot %s, Flyway %s, Liquibase %s, pgjdbc %s"
                .formatted(
                        SpringBootVersion.getVersion(),
                        VersionPrinter.getVersion(),
                        LiquibaseUtil.getBuildVersion(),
                        DriverInfo.DRIVER_VERSION);

        Page.writeSection("versions", "Seen on %s: %s.".formatted(LocalDate.now(), versions));

        assertThat(Page.section("versions")).endsWith(versions + ".");
    }

    @Test
    @DisabledIfSystemProperty(named = "comparison.write", matches = "true")
    void hasARowForEachTestAndNoOther() throws IOException {
        try (var files = Files.list(TESTS)) {
            var sources = files.filter(file -> file.toString().endsWith("IntegrationTests.java"))
                    .map(PageTests::read)
                    .collect(Collectors.joining());
            var tested = new TreeSet<Integer>();
            ROW.matcher(sources)
                    .results()
                    .map(row -> row.group(1) == null ? row.group(2) : row.group(1))
                    .forEach(number -> tested.add(Integer.valueOf(number)));

            assertThat(Page.numbers()).containsExactlyElementsOf(tested);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
