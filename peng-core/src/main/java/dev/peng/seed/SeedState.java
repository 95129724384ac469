package dev.peng.seed;

/** Where a seed stands. */
public enum SeedState {
    /** It is applied. */
    APPLIED,
    /** It is selected, and not applied; or it was, but was edited since and is to run again. */
    PENDING,
    /** It is for profiles that are not active, and not applied. */
    NOT_SELECTED,
    /** It is applied, and its file is gone. */
    ORPHANED
}
