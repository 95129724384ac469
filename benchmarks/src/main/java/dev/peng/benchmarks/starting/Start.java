package dev.peng.benchmarks.starting;

/**
 * One start of an application.
 *
 * @param outcome in a few words, for tables
 * @param seconds from the start of the JVM to the first readiness 200; negative if there was none
 * @param processorSeconds of the whole process, until then
 * @param residentBytes the most memory that the process had, 0 where that is not known
 * @param allocatedBytes of the heap, by threads that have not ended
 * @param loadedClasses how many
 */
record Start(
        String outcome,
        double seconds,
        double processorSeconds,
        double residentBytes,
        double allocatedBytes,
        double loadedClasses) {

    static final String RIGHT = "right";

    /** Of an application that has not become ready. */
    static Start failed(String outcome) {
        return new Start(outcome, -1, 0, 0, 0, 0);
    }

    /** The same, of one whose database is not what it was to be. */
    Start wrong(String how) {
        return new Start("wrong: " + how, seconds, processorSeconds, residentBytes, allocatedBytes, loadedClasses);
    }

    boolean right() {
        return outcome.equals(RIGHT);
    }

    /** Whether it became ready. */
    boolean ready() {
        return seconds >= 0;
    }
}
