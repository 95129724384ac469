package dev.peng.boot.diagnostics;

import dev.peng.error.PengException;
import dev.peng.error.ProblemsException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what peng's failures say: description and action instead of a stack trace. */
final class PengFailureAnalyzer extends AbstractFailureAnalyzer<PengException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PengException cause) {
        return new FailureAnalysis(describe(cause), cause.action(), cause);
    }

    // Each problem has its code behind it already.
    private static String describe(PengException failure) {
        return failure instanceof ProblemsException
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + " [" + failure.code() + "]";
    }
}
