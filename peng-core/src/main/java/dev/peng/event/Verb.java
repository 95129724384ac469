package dev.peng.event;

/** What a run was asked to do. */
public enum Verb {
    /** Apply pending migrations. */
    UP("up"),
    /** Revert applied migrations. */
    DOWN("down"),
    /** Apply pending seeds. */
    SEED_APPLY("seed apply");

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
