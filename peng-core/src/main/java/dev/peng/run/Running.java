package dev.peng.run;

import dev.peng.history.History;
import dev.peng.session.Session;

/**
 * What the steps of a run are done with.
 *
 * @param session runs scripts
 * @param history records them
 * @param steps runs each step in its transaction
 */
public record Running(Session session, History history, StepRunner steps) {}
