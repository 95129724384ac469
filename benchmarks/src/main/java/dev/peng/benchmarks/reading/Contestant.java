package dev.peng.benchmarks.reading;

import java.util.function.Supplier;

/** Who reads. */
enum Contestant {
    READ_AND_DECODE("readAndDecode", PlainReader::new),
    PENG("peng", PengReader::new),
    FLYWAY("Flyway", FlywayReader::new),
    SPRING("Spring ScriptUtils", SpringReader::new),
    DRIVER("pgjdbc Parser", DriverReader::new);

    private final String label;
    private final Supplier<StatementReader> readers;

    Contestant(String label, Supplier<StatementReader> readers) {
        this.label = label;
        this.readers = readers;
    }

    /** Its name in tables. */
    String label() {
        return label;
    }

    /** Whether it finds statements; the floor does not. */
    boolean cuts() {
        return this != READ_AND_DECODE;
    }

    StatementReader reader() {
        return readers.get();
    }
}
