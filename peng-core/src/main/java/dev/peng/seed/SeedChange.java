package dev.peng.seed;

/** What becomes of a seed that was edited after it ran, and runs {@link SeedPolicy#ONCE}. */
public enum SeedChange {
    /** It is drift, and is said. */
    WARN,
    /** It is a problem: nothing runs. */
    ERROR,
    /** It runs again, as under {@link SeedPolicy#ON_CHANGE}: for development. */
    RERUN
}
