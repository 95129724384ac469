package dev.peng.benchmarks.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.benchmarks.migrator.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTests {

    private static final Setting ONE = new Setting(1, Place.FOLDER, Warmth.FRESH);
    private static final Setting TWO = new Setting(2, Place.FOLDER, Warmth.FRESH);

    @Test
    void givesEverybodyATurnBeforeTheNextRound() throws Exception {
        var turns = new ArrayList<String>();
        var race = new Race(List.of(ONE, TWO), List.of(Migrator.RAW_JDBC, Migrator.PENG), (setting, migrator) -> {
            turns.add(setting.migrations() + " " + migrator);
            return new Run("right", turns.size(), 1, 1);
        });

        var results = race.run(2);

        assertThat(turns.subList(0, 4)).containsExactly("1 RAW_JDBC", "1 PENG", "2 RAW_JDBC", "2 PENG");
        assertThat(turns.subList(4, 8)).isEqualTo(turns.subList(0, 4));
        assertThat(results.get(1).seconds()).containsExactly(2.0, 6.0);
    }

    @Test
    void doesNotAskAgainWhoDidNotReturn() throws Exception {
        var race = new Race(
                List.of(ONE), List.of(Migrator.PENG), (setting, migrator) -> new Run("longer than 9 s", -1, 9, 0));

        var result = race.run(3).get(0);

        assertThat(result.runs()).hasSize(1);
        assertThat(result.measured()).isFalse();
        assertThat(result.outcome()).isEqualTo("longer than 9 s");
    }
}
