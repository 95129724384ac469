package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.Place;

/**
 * What everybody is measured in: a row of the tables.
 *
 * @param migrations how many there are
 * @param place where they are
 * @param warmth of the JVM
 */
record Setting(int migrations, Place place, Warmth warmth) {

    String label() {
        var jar = place == Place.JAR ? " in a jar" : "";
        return Numbers.count(migrations) + jar + ", " + warmth.label();
    }
}
