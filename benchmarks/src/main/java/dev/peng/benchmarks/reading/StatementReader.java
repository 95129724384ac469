package dev.peng.benchmarks.reading;

import java.nio.file.Path;

/** Reads a script from its file to its last statement. */
@FunctionalInterface
interface StatementReader {

    /**
     * Every statement is made, as the one who runs it would get it, and passed over.
     *
     * @return how many there were
     */
    long read(Path file) throws Exception;
}
