package dev.peng.boot.gate;

import java.util.Collection;

/**
 * Paths that a closed gate lets pass, because they are no requests of the application's users. Any number of beans may
 * know some.
 */
@FunctionalInterface
public interface OpenPaths {

    /**
     * The paths as patterns of Spring ({@code /status/**}), below context path and path of the dispatcher. Asked once, at the
     * first request, possibly on several threads.
     */
    Collection<String> patterns();
}
