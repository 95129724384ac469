package dev.peng.boot;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengListener;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Where traffic is refused, looks again after each run that has ended well. On a thread of its own: the run that tells has the
 * connection, which may be the only one.
 */
public final class Recovery implements PengListener {

    private final ObjectProvider<StartupRun> startup;

    public Recovery(ObjectProvider<StartupRun> startup) {
        this.startup = startup;
    }

    @Override
    public void onEvent(PengEvent event) {
        if (event instanceof RunFinished) {
            this.startup.stream().filter(StartupRun::isRefused).forEach(Recovery::lookAgain);
        }
    }

    private static void lookAgain(StartupRun refused) {
        var thread = new Thread(refused::lookAgain, "peng-recovery");
        thread.setDaemon(true);
        thread.start();
    }
}
