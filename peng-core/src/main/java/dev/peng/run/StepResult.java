package dev.peng.run;

import dev.peng.event.Action;
import dev.peng.event.Progress;
import dev.peng.event.StepId;
import java.time.Duration;
import java.util.Set;

/**
 * A step that was committed.
 *
 * @param action what it did
 * @param step its name
 * @param took from its first statement to its commit
 * @param progress what it has sent and changed
 * @param changed what of {@code search_path} and {@code role} its script has set without setting it back: later scripts
 *     do not see that
 */
public record StepResult(Action action, StepId step, Duration took, Progress progress, Set<String> changed) {

    public StepResult {
        changed = Set.copyOf(changed);
    }
}
