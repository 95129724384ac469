package dev.peng.history;

import dev.peng.event.Action;

/**
 * What the history knows of a script that ended half way.
 *
 * @param action what it was doing: apply or revert
 * @param failed whether it failed; otherwise it still runs, or its process was killed
 * @param journal how far it is
 */
public record Unfinished(Action action, boolean failed, Journal journal) {}
