package dev.peng.event;

/** What a step does to a migration or a seed. */
public enum Action {
    /** Runs what it applies. */
    APPLY("applied"),
    /** Runs what reverts it. */
    REVERT("reverted"),
    /** Notes that it is applied; somebody has done it by hand. */
    RECORD("recorded as applied"),
    /** Notes that it is not applied; somebody has undone it by hand. */
    FORGET("recorded as reverted"),
    /** Protects it from being reverted. */
    LOCK("locked"),
    /** Takes the protection away. */
    UNLOCK("unlocked");

    private final String done;

    Action(String done) {
        this.done = done;
    }

    /** What can be said when it is done. */
    public String done() {
        return this.done;
    }
}
