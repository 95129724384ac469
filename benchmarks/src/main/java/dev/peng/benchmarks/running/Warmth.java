package dev.peng.benchmarks.running;

/** What the JVM has done before the time counts. */
enum Warmth {
    /** Nothing: it has just been started, as for the start of an application. */
    FRESH("fresh JVM"),
    /** The same several times. */
    WARM("warm JVM");

    private final String label;

    Warmth(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
