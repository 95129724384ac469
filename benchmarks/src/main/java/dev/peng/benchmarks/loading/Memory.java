package dev.peng.benchmarks.loading;

/**
 * The most that a process had.
 *
 * @param heapBytes of Java's heap, garbage included
 * @param residentBytes of the whole process, 0 where that is not known
 */
record Memory(long heapBytes, long residentBytes) {

    /** Of a process that does not tell. */
    static final Memory UNKNOWN = new Memory(0, 0);

    /** The more of each. */
    Memory orMore(Memory other) {
        return new Memory(Math.max(heapBytes, other.heapBytes), Math.max(residentBytes, other.residentBytes));
    }

    /** As tables show it. */
    String text() {
        return "%d MB of heap, %d MB resident".formatted(Math.round(heapBytes / 1e6), Math.round(residentBytes / 1e6));
    }
}
