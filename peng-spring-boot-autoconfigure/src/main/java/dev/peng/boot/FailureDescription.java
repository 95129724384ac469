package dev.peng.boot;

import dev.peng.error.PengException;
import dev.peng.error.ProblemsException;

/** What a failure says to a person, with its code. */
public record FailureDescription(PengException failure) {

    /** Of problems each has its code behind it already. */
    @Override
    public String toString() {
        return failure instanceof ProblemsException
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + " [" + failure.code() + "]";
    }
}
