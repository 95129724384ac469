package dev.peng.migration;

/** What to do about something that is not as it should be. */
public enum Policy {
    /** Refuse the run. */
    ERROR,
    /** Say so and go on. */
    WARN
}
