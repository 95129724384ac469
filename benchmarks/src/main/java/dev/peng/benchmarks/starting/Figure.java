package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.frame.Numbers;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** What is measured of a start: a row of the tables. */
enum Figure {
    /** The one that counts. */
    READY("first readiness 200", Start::seconds, Numbers::time),
    /** Less than the time to readiness if it waits, more if it does several things at once. */
    PROCESSOR("processor time", Start::processorSeconds, Numbers::time),
    /** Resident. */
    MEMORY("most memory", Start::residentBytes, Figure::megabytes),
    /** On the heap. */
    ALLOCATED("allocated", Start::allocatedBytes, Figure::megabytes),
    /** Each has to be found, read and verified. */
    CLASSES("classes", Start::loadedClasses, value -> Numbers.count(Math.round(value)));

    private final String label;
    private final ToDoubleFunction<Start> of;
    private final DoubleFunction<String> text;

    Figure(String label, ToDoubleFunction<Start> of, DoubleFunction<String> text) {
        this.label = label;
        this.of = of;
        this.text = text;
    }

    String label() {
        return label;
    }

    double of(Start start) {
        return of.applyAsDouble(start);
    }

    /** With its unit. */
    String text(double value) {
        return text.apply(value);
    }

    private static String megabytes(double bytes) {
        return Numbers.count(Math.round(bytes / 1e6)) + " MB";
    }
}
