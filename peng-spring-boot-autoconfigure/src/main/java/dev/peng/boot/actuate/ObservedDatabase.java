package dev.peng.boot.actuate;

import dev.peng.boot.NamedDatabase;
import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PengStatus;
import dev.peng.boot.operation.Operations;
import java.time.Clock;

/**
 * A database as the endpoint sees it.
 *
 * @param name as in {@code peng.databases.<name>}, or {@code main}
 * @param status what is known of it
 * @param operations what operators have asked for
 */
public record ObservedDatabase(String name, PengStatus status, Operations operations) {

    /** The main one. */
    public static ObservedDatabase main(PengStatus status, Operations operations) {
        return new ObservedDatabase(NamedDatabases.MAIN, status, operations);
    }

    /** One of the others. */
    public static ObservedDatabase further(NamedDatabase other) {
        var status = other.status();
        var operations = new Operations(
                other.name(), other.peng(), () -> status.progress().isUnderWay(), status::look, Clock.systemUTC());
        return new ObservedDatabase(other.name(), status, operations);
    }
}
