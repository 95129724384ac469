package dev.peng.boot;

/** When the application runs its migrations and seeds. */
public enum RunAt {
    /** When the application is ready but does not accept traffic yet: live, not ready. */
    READY,
    /** After the start of the context, before application and command line runners. */
    STARTED,
    /** While the context is made, before the beans that use the database: JPA, jOOQ, Quartz, sessions, batch. */
    STARTUP,
    /** When the application calls it. */
    MANUAL
}
