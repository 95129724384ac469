package dev.peng.test;

/** Who shares a database. */
public enum Isolation {
    /** The methods of a test class, those of its nested classes included. */
    CLASS,
    /** Nobody: each method, and each round of a repeated one, has the database as the start of the application left it. */
    METHOD
}
