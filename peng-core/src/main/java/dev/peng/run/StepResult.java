package dev.peng.run;

import dev.peng.event.Action;
import dev.peng.event.Progress;
import dev.peng.event.StepId;
import java.time.Duration;

/**
 * A step that was committed.
 *
 * @param action what it did
 * @param step its name
 * @param took from its first statement to its commit
 * @param progress what it has sent and changed
 */
public record StepResult(Action action, StepId step, Duration took, Progress progress) {}
