package dev.peng.benchmarks.frame;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The most memory that this JVM has held, garbage included: looks at the heap two hundred times a second. */
public final class PeakMemory {

    private static final long PAUSE_NANOSECONDS = 5_000_000;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final AtomicLong heap = new AtomicLong();

    /** Looks until the JVM ends. */
    public void watch() {
        var watcher = new Thread(
                () -> {
                    while (true) {
                        heap();
                        LockSupport.parkNanos(PAUSE_NANOSECONDS);
                    }
                },
                "peak-memory");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Of the heap, in bytes. */
    public long heap() {
        var used = memory.getHeapMemoryUsage().getUsed();
        return heap.accumulateAndGet(used, Math::max);
    }

    /** Of the whole process, in bytes; 0 where the system is not Linux. */
    public static long resident() throws IOException {
        return resident(ProcessHandle.current());
    }

    /** The same of another process that still runs. */
    public static long resident(ProcessHandle process) throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        }
    }
}
