package dev.peng.benchmarks.calling;

/** Who is called, the floor first. */
enum Caller {
    /** Starts a JVM, and nothing else. */
    JAVA("java -version"),
    /** By its script, from the archive of its classes. */
    PENG("peng status"),
    /** By its script, without an archive. */
    PENG_WITHOUT_ARCHIVE("peng status, no archive"),
    /** By its programming interface. */
    FLYWAY("Flyway, info()");

    private final String label;

    Caller(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    String label() {
        return label;
    }
}
