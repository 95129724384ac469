package dev.peng.error;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a plan is refused. Problems are collected, never thrown one by one, so that a user can mend all of them
 * before the next try.
 *
 * @param code what kind of problem it is
 * @param where the place that has to change, if there is one
 * @param message what is wrong, as half a sentence
 * @param action what to do about it, as a whole sentence
 */
public record Problem(ErrorCode code, @Nullable Place where, String message, String action) {

    public Problem(ErrorCode code, String message, String action) {
        this(code, null, message, action);
    }

    /** A file that cannot be read. */
    public static Problem unreadable(String file, UncheckedIOException e) {
        var cause = e.getCause();
        return new Problem(
                ErrorCode.UNREADABLE_FILE,
                Place.in(file),
                "cannot be read: " + (cause == null ? e : cause).getMessage(),
                "Check that it is readable, and whole.");
    }

    /** Something that is not applied, though somebody relies on it. */
    public static Problem pending(String step) {
        return new Problem(
                ErrorCode.PENDING,
                step + " is pending",
                "Have it applied: by up, or by a process that starts with peng.mode=migrate.");
    }

    /** Something that has begun, and is needed whole. */
    public static Problem unfinished(String step) {
        return new Problem(
                ErrorCode.UNFINISHED,
                step + " has begun and is not done: another run is at work on it, or it has failed half way",
                "Wait for that run, or have it applied once more: it goes on where it has ended.");
    }

    /** The place that has to change, if there is one. */
    public Optional<Place> place() {
        return Optional.ofNullable(where);
    }

    /** One line: place, message, action. */
    @Override
    public String toString() {
        return (where == null ? "" : where + ": ") + message + ". " + action;
    }
}
