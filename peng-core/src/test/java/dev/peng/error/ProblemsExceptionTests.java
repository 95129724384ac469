package dev.peng.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsExceptionTests {

    @Test
    void namesEveryProblemWithPlaceAndCodeAndEachActionOnce() {
        var refused = new ProblemsException(
                "up",
                List.of(
                        new Problem(ErrorCode.MISSING_DOWN, Place.in("1_a.up.sql"), "has no down file", "Add it."),
                        new Problem(ErrorCode.MISSING_DOWN, Place.in("2_b.up.sql"), "has no down file", "Add it.")));

        assertThat(refused).hasMessage("""
                        refused up because of 2 problems, nothing was run:
                          - 1_a.up.sql: has no down file [MISSING_DOWN]
                          - 2_b.up.sql: has no down file [MISSING_DOWN]""");
        assertThat(refused.action()).isEqualTo("Add it.");
        assertThat(refused.code().exitCode()).isEqualTo(3);
    }
}
