package dev.peng.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorCodeTests {

    @Test
    void theReferencePageNamesEachWithItsExitCode() throws IOException {
        var page = Files.readString(Path.of("../docs/errors.md"));

        var documented = Pattern.compile("^\\| `([A-Z_]+)` \\| (\\d)", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(row -> row.group(1) + " " + row.group(2));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code + " " + code.exitCode())
                        .toList());
    }
}
