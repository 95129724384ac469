package dev.peng.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.session.ResultColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WrittenRowsTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    // P-28
    @Test
    void csvQuotesWhatRfc4180Quotes() {
        assertThat(written(CsvRows::new, "plain", "a,b", "say \"x\"", "two\nlines", "\r", "", null, " ä€😀 ", "{1,2}"))
                .isEqualTo("0,1,2,3,4,5,6,7,8\r\n"
                        + "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"\r\",\"\",, ä€😀 ,\"{1,2}\"\r\n");
    }

    @Test
    void jsonHasTextOrNull() {
        assertThat(written(JsonRows::new, "a\"b", "1", null, "ä\n"))
                .isEqualTo("[{\"0\":\"a\\\"b\",\"1\":\"1\",\"2\":null,\"3\":\"ä\\n\"}]\n");
    }

    @Test
    void whoeverHasHadEnoughEndsTheQuery() {
        var closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        });
        var rows = new CsvRows(closed);
        var value = "x".repeat(5_000);

        assertThatExceptionOfType(WrittenRows.Closed.class).isThrownBy(() -> {
            for (var i = 0; i < 10; i++) {
                rows.row(List.of(value));
            }
        });
    }

    private String written(Function<PrintStream, WrittenRows> made, String... values) {
        var rows = made.apply(new PrintStream(this.out, true, StandardCharsets.US_ASCII));
        var columns = new ResultColumn[values.length];
        Arrays.setAll(columns, i -> new ResultColumn(Integer.toString(i), "text"));
        rows.columns(List.of(columns));
        rows.row(Arrays.asList(values));
        rows.finish();
        return this.out.toString(StandardCharsets.UTF_8);
    }
}
