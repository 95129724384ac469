package dev.peng.boot;

import dev.peng.event.PengListener;

/**
 * A listener that tells the databases of the application apart. What it hears itself is of the main one; each further one gets
 * a listener of its own.
 */
public interface PerDatabase extends PengListener {

    /**
     * The listener for one of the further databases; called once, before anything runs.
     *
     * @param database as in {@code peng.databases.<name>}
     */
    PengListener on(String database);
}
