package dev.peng.benchmarks.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTests {

    private static final String RIGHT = """
            {"version": "2", "migrations": [
                {"version": "1", "name": "one", "state": "applied"}, {"version": "2", "name": "two", "state": "applied"}
            ]}""";

    private final Check check = new Check(Contestant.PENG.words(), Set.of("1", "2"));

    @Test
    void isSatisfiedWithEachVersionOnceItIsApplied() {
        assertThat(check.fault(200, bytes(RIGHT))).isEmpty();
        assertThat(check.fault(200, bytes(RIGHT))).isEmpty();
        assertThat(check.fault(200, bytes(RIGHT.replace("one", "another")))).isEmpty();
    }

    @Test
    void missesWhatIsNotNamedOrNotApplied() {
        check.fault(200, bytes(RIGHT));

        assertThat(check.fault(200, bytes(RIGHT.replace("\"1\"", "\"3\"")))).hasValue("1 of 2 versions missing");
        assertThat(check.fault(200, bytes(RIGHT.replace("applied", "pending")))).hasValue("2 of 2 versions missing");
        assertThat(check.fault(200, bytes("<html>"))).hasValue("2 of 2 versions missing");
    }

    @Test
    void readsNothingElseThanOk() {
        assertThat(check.fault(503, bytes(RIGHT))).hasValue("status 503");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
