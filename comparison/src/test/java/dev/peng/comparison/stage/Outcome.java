package dev.peng.comparison.stage;

import java.util.ArrayList;
import java.util.List;

/** What became of a start. */
public sealed interface Outcome {

    /** It was ready. */
    Outcome STARTED = new Started();

    /** It was ready. */
    record Started() implements Outcome {}

    /** It ended with a failure. */
    record Failed(Throwable failure) implements Outcome {

        @Override
        public String message() {
            var messages = new ArrayList<String>();
            for (var cause = this.failure; cause != null; cause = cause.getCause()) {
                messages.add(String.valueOf(cause.getMessage()));
            }
            return String.join("\n", messages);
        }
    }

    /** It was not ready in time, and was ended; what its server sessions were waiting for until then. */
    record Hung(List<String> waits) implements Outcome {}

    /** All that is said of a failure, from the outermost to its cause; empty if there was none. */
    default String message() {
        return "";
    }
}
