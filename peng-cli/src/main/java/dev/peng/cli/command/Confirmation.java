package dev.peng.cli.command;

import dev.peng.cli.output.Screen;
import dev.peng.document.FailureDocument;
import java.util.Locale;

/** Whether somebody means it. */
final class Confirmation {

    private final Screen screen;
    private final String command;

    Confirmation(Screen screen, String command) {
        this.screen = screen;
        this.command = command;
    }

    /**
     * Asks, if there is anybody to ask; otherwise it is not given.
     *
     * @param where the database, and who has named it
     */
    boolean isGiven(String where) {
        var console = System.console();
        if (console == null || !this.screen.isInteractive()) {
            this.screen.fail(
                    FailureDocument.of(
                            this.command,
                            "NOT_CONFIRMED",
                            "%s can take data away from %s, and nobody has confirmed it"
                                    .formatted(this.command, where)),
                    "Say --yes if you mean it.");
            return false;
        }
        this.screen.ask("%s can take data away from %s. Go on?".formatted(this.command, where));
        var answer = console.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
