package dev.peng.boot;

/** What health says while files and history differ. */
public enum DriftHealth {
    /** Nothing; it is a detail. */
    IGNORE,
    /** Out of service. */
    OUT_OF_SERVICE,
    /** Down. */
    DOWN
}
