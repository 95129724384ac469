package dev.peng.script;

import dev.peng.error.Place;

/**
 * Statements of a script that are done together, or were.
 *
 * @param place where it begins
 * @param first the number of its first statement in the script, from 0
 * @param statements how many it has
 * @param transactional whether it is run in a transaction
 * @param digest the SHA-256 of its statements as they are sent, and of their data, in hex
 */
public record Section(Place place, int first, int statements, boolean transactional, String digest) {

    /** The number behind that of its last statement. */
    public int end() {
        return first + statements;
    }
}
