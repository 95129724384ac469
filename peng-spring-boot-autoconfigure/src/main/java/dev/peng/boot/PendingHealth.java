package dev.peng.boot;

/** What health says while migrations or seeds are pending. */
public enum PendingHealth {
    /** Out of service, whoever is to apply them. */
    OUT_OF_SERVICE,
    /** Up. */
    IGNORE
}
