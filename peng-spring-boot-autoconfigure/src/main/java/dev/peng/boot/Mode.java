package dev.peng.boot;

/** What the application does about what is pending when it starts. */
public enum Mode {
    /** It applies it. */
    MIGRATE,
    /** It runs nothing, and does not start if anything is pending, or would be refused. */
    VALIDATE,
    /** It runs nothing, and waits until another process has applied it. */
    WAIT
}
