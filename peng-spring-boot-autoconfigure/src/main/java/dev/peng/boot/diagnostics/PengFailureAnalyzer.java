package dev.peng.boot.diagnostics;

import dev.peng.boot.FailureDescription;
import dev.peng.error.PengException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what peng's failures say: description and action instead of a stack trace. */
final class PengFailureAnalyzer extends AbstractFailureAnalyzer<PengException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PengException cause) {
        return new FailureAnalysis(new FailureDescription(cause).toString(), cause.action(), cause);
    }
}
