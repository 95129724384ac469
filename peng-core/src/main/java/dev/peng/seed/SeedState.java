package dev.peng.seed;

import dev.peng.history.Unfinished;

/** Where a seed stands. */
public enum SeedState {
    /** It is applied. */
    APPLIED,
    /** It is selected, and not applied; or it was, but was edited since and is to run again. */
    PENDING,
    /** Its script, or its undo script, has begun: it still runs, or its process was killed. */
    RUNNING,
    /** Its script, or its undo script, has failed half way. */
    FAILED,
    /** It is for profiles that are not active, and not applied. */
    NOT_SELECTED,
    /** It is applied, and its file is gone. */
    ORPHANED;

    /** Of one whose script ended half way. */
    static SeedState of(Unfinished unfinished) {
        return unfinished.failed() ? FAILED : RUNNING;
    }

    /** Whether its script ended half way. */
    boolean isHalf() {
        return this == RUNNING || this == FAILED;
    }
}
