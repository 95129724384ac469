package dev.peng.local;

import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What runs in a fresh JVM: eight threads are the first to ask for the shared server. */
final class EightThreads {

    private EightThreads() {}

    public static void main(String... none) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        Callable<LocalPostgres> shared = LocalPostgres::shared;
        var servers = new HashSet<LocalPostgres>();
        for (var server : threads.invokeAll(Collections.nCopies(8, shared))) {
            servers.add(server.get());
        }
        threads.shutdown();
        System.out.println("=" + servers.size());
    }
}
