package dev.peng.session;

/** What clients of a pooler between the application and the server share, such as PgBouncer. */
public enum Pooler {
    /** A server connection for each transaction. Nothing of a session lasts, so scripts need a transaction each. */
    TRANSACTION,
    /** A server connection for as long as the client is connected, as if there were no pooler. */
    SESSION
}
