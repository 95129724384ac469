package dev.peng.run;

import dev.peng.history.Journal;
import java.time.Duration;

/** Where it is kept how far a step is. Called inside transactions. */
public interface Memory {

    /** The step begins, and will not be done in one transaction. */
    void begin();

    /** How far its script is. */
    void save(Journal journal);

    /** It is done, and had begun before; with the time it took and the number of parts it was. */
    void finish(Duration took, int parts);

    /** It has failed, and goes on from there. */
    void fail();

    /** It is done in the transaction that is going on, and nothing was kept of it before. */
    void record(Duration took);

    /** Whether a script may be cut where the server demands it and the text does not show it. */
    boolean maySplit();
}
