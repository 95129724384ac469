package dev.peng.boot.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

class PengFailureAnalyzerTests {

    private final PengFailureAnalyzer analyzer = new PengFailureAnalyzer();

    @Test
    void saysWhatTheFailureSaysWithItsCodeAndAction() {
        var failure = new ConfigurationException("there is no such folder", "Make it.");

        var analysis = this.analyzer.analyze(failure);

        assertThat(analysis.getDescription()).isEqualTo("there is no such folder [INVALID_CONFIGURATION]");
        assertThat(analysis.getAction()).isEqualTo("Make it.");
        assertThat(analysis.getCause()).isSameAs(failure);
    }

    @Test
    void findsItBelowTheExceptionsOfTheContext() {
        var failure = new ConfigurationException("there is no such folder", "Make it.");

        var analysis = this.analyzer.analyze(new BeanCreationException("peng", "cannot be made", failure));

        assertThat(analysis.getCause()).isSameAs(failure);
    }

    @Test
    void saysNothingOfOtherFailures() {
        assertThat(this.analyzer.analyze(new IllegalStateException("other"))).isNull();
    }
}
