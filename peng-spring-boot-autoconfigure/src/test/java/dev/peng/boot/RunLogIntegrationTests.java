package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RunLogIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @Test
    void isALineForEachStepAndOneForEachRunAlsoWhenThereIsNothingToDo(CapturedOutput output) {
        this.application
                .scripts()
                .table("1", "book")
                .table("2", "member")
                .with("seeds/1_books.sql", "insert into book values (1)");

        this.application.with("spring.main.web-application-type=none").run().close();
        var first = lines(output);
        this.application.run().close();
        var second = lines(output).subList(first.size(), lines(output).size());

        assertThat(first)
                .satisfiesExactly(
                        line -> assertThat(line).contains("the history tables in schema public were created"),
                        line -> assertThat(line).containsPattern("applied migration 1_book in \\d+ ms"),
                        line -> assertThat(line).containsPattern("applied migration 2_member in \\d+ ms"),
                        line -> assertThat(line)
                                .containsPattern("migrations: 2 applied in \\d+ ms; version 2, 2 applied, 0 pending"),
                        line -> assertThat(line).containsPattern("applied seed 1_books in \\d+ ms"),
                        line -> assertThat(line)
                                .containsPattern(
                                        "seeds: 1 applied in \\d+ ms; 1 applied, 0 pending, profiles \\[default\\]"));
        assertThat(second)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .containsPattern(
                                        "migrations: nothing to do in \\d+ ms; version 2, 2 applied, 0 pending"),
                        line -> assertThat(line)
                                .containsPattern("seeds: nothing to do in \\d+ ms; 1 applied, 0 pending"));
        assertThat(first).allMatch(line -> line.contains(" INFO "));
        assertThat(second).allMatch(line -> line.contains(" INFO "));
    }

    private static List<String> lines(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.matches(".* (dev\\.peng|d\\.peng|d\\.p)\\..* : .*"))
                .toList();
    }
}
