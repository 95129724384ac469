package dev.peng.boot;

/** What becomes of the application when the run of its start fails. */
public enum OnFailure {
    /** It ends. */
    FAIL,
    /** It stays live, and is not ready until a run has ended well. */
    REFUSE_TRAFFIC
}
