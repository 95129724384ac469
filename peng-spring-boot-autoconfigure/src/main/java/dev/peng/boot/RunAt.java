package dev.peng.boot;

/** When the application runs its migrations and seeds. */
public enum RunAt {
    /** When the application is ready but does not accept traffic yet: live, not ready. */
    READY,
    /** After the start of the context, before application and command line runners. */
    STARTED,
    /** When the application calls it. */
    MANUAL
}
