package dev.peng.script;

/** What a statement means to the transaction around it. */
public enum Transactionality {
    /** May run in a transaction block. */
    ALLOWED,
    /** PostgreSQL refuses to run it in a transaction block (SQLSTATE 25001). */
    FORBIDDEN
}
