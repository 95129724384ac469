package dev.peng.benchmarks.asking;

import dev.peng.benchmarks.frame.Numbers;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** What is measured of a turn: a row of the table. */
enum Figure {
    /** Half of the answers take no longer. */
    MEDIAN("p50", true, Turn::median, Numbers::time),
    /** All but a hundredth take no longer. */
    P99("p99", true, Turn::p99, Numbers::time),
    /** A single one. */
    LONGEST("longest", false, Turn::longest, Numbers::time),
    /** Of all readers together. */
    RATE("answers per second", false, Turn::perSecond, value -> Numbers.count(Math.round(value))),
    /** Of the application, not of its database. */
    PROCESSOR("processor time of one", false, Turn::processorSeconds, Numbers::time),
    /** As it comes. */
    SIZE("size of one", false, Turn::bytes, value -> Numbers.count(Math.round(value)) + " bytes");

    private final String label;
    private final boolean comparable;
    private final ToDoubleFunction<Turn> of;
    private final DoubleFunction<String> text;

    Figure(String label, boolean comparable, ToDoubleFunction<Turn> of, DoubleFunction<String> text) {
        this.label = label;
        this.comparable = comparable;
        this.of = of;
        this.text = text;
    }

    String label() {
        return label;
    }

    /** Whether it is shown as a multiple of peng's. */
    boolean isComparable() {
        return comparable;
    }

    double of(Turn turn) {
        return of.applyAsDouble(turn);
    }

    /** With its unit. */
    String text(double value) {
        return text.apply(value);
    }
}
