package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.run.Work;
import java.util.List;

/** What applies a seed, or takes it back. */
interface SeedWork {

    /** Where it was found. */
    String origin();

    /** Why it cannot run; all reasons. */
    List<Problem> problems();

    /** What is run. Only where there are no problems. */
    Work work();
}
