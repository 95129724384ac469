package dev.peng.script;

import dev.peng.error.Place;

/**
 * Statements that belong into one transaction, or one statement that PostgreSQL runs outside of transactions only.
 *
 * @param place where it begins
 * @param command of its first statement
 * @param transactional whether it is run in a transaction
 */
public record Part(Place place, String command, boolean transactional) {}
