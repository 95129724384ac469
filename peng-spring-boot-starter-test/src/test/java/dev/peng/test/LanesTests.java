package dev.peng.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTests {

    private final Lanes lanes = new Lanes();

    @Test
    void classesOneAfterTheOtherHaveTheSame() {
        assertThat(lanes.enter(String.class)).isZero();
        lanes.leave(String.class);

        assertThat(lanes.enter(Integer.class)).isZero();
    }

    @Test
    void classesAtTheSameTimeHaveDifferentOnes() {
        lanes.enter(String.class);
        lanes.enter(Integer.class);
        lanes.leave(String.class);

        assertThat(lanes.enter(Long.class)).isZero();
        assertThat(lanes.enter(Short.class)).isEqualTo(2);
    }

    @Test
    void aClassThatAsksAgainStaysInItsLane() {
        lanes.enter(String.class);
        var lane = lanes.enter(Integer.class);

        assertThat(lanes.enter(Integer.class)).isEqualTo(lane);
    }
}
