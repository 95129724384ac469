package dev.peng.run;

import dev.peng.history.Journal;
import java.time.Duration;

/** Where it is kept how far a script of several parts is. Called inside transactions. */
public interface Memory {

    /** The script begins. */
    void begin();

    /** How far it is. */
    void save(Journal journal);

    /** It is done; with the time it took. */
    void finish(Duration took);

    /** It has failed, and goes on from there. */
    void fail();
}
