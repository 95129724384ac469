package dev.peng.seed;

/** Where a seed stands. */
public enum SeedState {
    /** It is applied. */
    APPLIED,
    /** It is selected and not applied. */
    PENDING,
    /** It belongs to a profile that is not active, and is not applied. */
    NOT_SELECTED,
    /** It is applied, and its file is gone. */
    ORPHANED
}
