package dev.peng.benchmarks.frame;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What something was measured on.
 *
 * @param cpu the name of the processor, as far as the system tells
 * @param cores how many the JVM sees
 * @param system the operating system
 * @param jdk the Java virtual machine
 * @param load how many cores were busy during the minute before, negative if unknown
 */
public record Machine(String cpu, int cores, String system, String jdk, double load) {

    /** This one, now. */
    public static Machine here() {
        return new Machine(
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Whether others had work for it. */
    public boolean wasBusy() {
        return load > cores / 2.0;
    }

    /** In one line, for tables. */
    public String describe() {
        return String.format(Locale.ROOT, "%s, %d cores, load %.1f before; %s; %s", cpu, cores, load, system, jdk);
    }

    private static String cpuName() {
        var cpus = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpus)) {
            try (var lines = Files.lines(cpus)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown CPU");
            } catch (IOException e) {
                return "unknown CPU";
            }
        }
        var name = System.getenv("PROCESSOR_IDENTIFIER");
        return name == null ? "unknown CPU" : name;
    }
}
