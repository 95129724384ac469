package dev.peng.benchmarks.asking;

import dev.peng.benchmarks.hosting.Application;
import dev.peng.benchmarks.hosting.ApplicationProcess;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** An application that runs and has applied its migrations, for as long as it is asked. */
final class Asked implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Contestant contestant;
    private final ApplicationProcess process;
    private final URI address;
    private final Check check;

    private Asked(Contestant contestant, ApplicationProcess process, Set<String> versions) {
        this.contestant = contestant;
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + process.port() + "/actuator/" + contestant.path());
        this.check = new Check(contestant.words(), versions);
    }

    /**
     * Starts it, and waits until it is ready.
     *
     * @throws IllegalStateException if it does not become ready or has not applied everything
     */
    static Asked start(Contestant contestant, Application application)
            throws IOException, InterruptedException, SQLException {
        var process = application.start(LIMIT);
        var ready = process.awaitReady().isPresent();
        var fault = ready && contestant.namesMigrations() ? application.fault().orElse("") : "";
        if (!ready || !fault.isEmpty()) {
            var why = ready ? fault : process.failure();
            process.close();
            throw new IllegalStateException(contestant.label() + ": " + why);
        }
        return new Asked(
                contestant,
                process,
                contestant.namesMigrations() ? application.scripts().versions() : Set.of());
    }

    Contestant contestant() {
        return contestant;
    }

    /** So many ask it for a while. */
    Turn ask(Readers readers, Duration time) throws InterruptedException, ExecutionException {
        return readers.read(address, check, time, process::processorTime);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
