package dev.peng.mcp;

import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import reactor.core.Scannable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What finds idle sessions of the SDK's transport over HTTP. The transport makes a scheduler for it and does not end it when it is
 * closed itself (seen with 2.1.0): its thread is no daemon, and would outlive the application.
 *
 * @param transport closed before
 * @param schedulers to be ended
 */
record SessionSweeper(HttpServletStreamableServerTransportProvider transport, Queue<Scheduler> schedulers)
        implements AutoCloseable {

    private static final String NAME = "session-sweeper";

    /** Builds the transport, and sees what scheduler it makes. */
    static SessionSweeper of(Supplier<HttpServletStreamableServerTransportProvider> building) {
        var here = Thread.currentThread();
        var made = new ConcurrentLinkedQueue<Scheduler>();
        var key = new Object().toString();
        Schedulers.addExecutorServiceDecorator(key, (scheduler, service) -> {
            if (Thread.currentThread() == here && nameOf(scheduler).contains(NAME)) {
                made.add(scheduler);
            }
            return service;
        });
        try {
            return new SessionSweeper(building.get(), made);
        } finally {
            Schedulers.removeExecutorServiceDecorator(key);
        }
    }

    // Schedulers that all share are made on the first occasion, too.
    private static String nameOf(Scheduler scheduler) {
        return String.valueOf(Scannable.from(scheduler).scan(Scannable.Attr.NAME));
    }

    @Override
    public void close() {
        schedulers.forEach(Scheduler::dispose);
    }
}
