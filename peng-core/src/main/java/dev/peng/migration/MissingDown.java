package dev.peng.migration;

/** What to do about a migration without its down file. */
public enum MissingDown {
    /** Refuse the run. */
    ERROR,
    /** Go on; the migration cannot be reverted. */
    ALLOW
}
