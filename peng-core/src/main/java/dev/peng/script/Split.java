package dev.peng.script;

/**
 * A place where a script must be split that its text does not show.
 *
 * @param offset of the statement behind it, in bytes of UTF-8 from the beginning of the script
 * @param alone whether that statement cannot run in a transaction
 */
public record Split(long offset, boolean alone) {}
