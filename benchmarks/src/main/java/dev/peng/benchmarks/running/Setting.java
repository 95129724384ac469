package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.Place;

/**
 * What everybody is measured in: a row of the tables.
 *
 * @param migrations how many there are
 * @param place where they are
 * @param warmth of the JVM
 * @param latency by how many milliseconds each round trip is longer
 */
record Setting(int migrations, Place place, Warmth warmth, int latency) {

    /** On the same machine. */
    Setting(int migrations, Place place, Warmth warmth) {
        this(migrations, place, warmth, 0);
    }

    String label() {
        var jar = place == Place.JAR ? " in a jar" : "";
        var away = latency > 0 ? ", %d ms away".formatted(latency) : "";
        return Numbers.count(migrations) + jar + away + ", " + warmth.label();
    }
}
