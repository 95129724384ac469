package dev.peng.migration;

/** Where a migration stands. */
public enum MigrationState {
    /** Its file is there, and it is applied. */
    APPLIED,
    /** Its file is there, and it is not applied. */
    PENDING,
    /** Its script ended half way, going up or down: it failed, or its process was killed, or it still runs. */
    UNFINISHED,
    /** It is applied, or its script ended half way, newer than all files: a newer release has done it. */
    AHEAD,
    /** It is applied, and its file is gone. */
    ORPHANED
}
