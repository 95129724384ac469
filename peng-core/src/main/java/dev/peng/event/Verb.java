package dev.peng.event;

/** What a run was asked to do. */
public enum Verb {
    /** Apply pending migrations. */
    UP("up"),
    /** Revert applied migrations. */
    DOWN("down"),
    /** Revert the newest migration and apply it again. */
    REDO("redo"),
    /** Revert all migrations. */
    RESET("reset"),
    /** Go to a version, up or down. */
    GOTO("goto"),
    /** Note what somebody has done by hand. */
    FORCE("force"),
    /** Protect a migration from being reverted. */
    LOCK("lock"),
    /** Take that protection away. */
    UNLOCK("unlock"),
    /** Look whether anything is left to do, and run nothing. */
    VALIDATE("validate"),
    /** Wait until somebody else has applied what is pending. */
    WAIT("wait"),
    /** Apply pending seeds. */
    SEED_APPLY("seed apply"),
    /** Undo an applied seed. */
    SEED_REVERT("seed revert");

    private final String words;

    Verb(String words) {
        this.words = words;
    }

    /** The verb as a user types it. */
    @Override
    public String toString() {
        return this.words;
    }
}
