package dev.peng.run;

import dev.peng.history.History;
import dev.peng.session.Session;

/**
 * A run in progress: what its steps are done with.
 *
 * @param plan what to do, made under the lock
 * @param session runs scripts
 * @param history records them
 * @param steps runs each step in its transaction
 */
public record Running<P extends RunPlan>(P plan, Session session, History history, StepRunner steps) {}
