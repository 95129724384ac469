package dev.peng.session;

import java.sql.SQLException;
import java.sql.SQLWarning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs what the server says besides its answers, with the line of the script. */
final class Notices {

    private static final Logger log = LoggerFactory.getLogger(ScriptRunner.class);

    private final String file;

    Notices(String file) {
        this.file = file;
    }

    /** What was said about the statements that begin on these lines, and while their data went by. */
    void log(java.sql.Statement jdbc, int from, int to) throws SQLException {
        log(jdbc.getWarnings(), from, to);
        log(jdbc.getConnection().getWarnings(), from, to);
        jdbc.clearWarnings();
        jdbc.getConnection().clearWarnings();
    }

    private void log(SQLWarning first, int from, int to) {
        for (var notice = first; notice != null; notice = notice.getNextWarning()) {
            log.atLevel(level(notice))
                    .log("{}:{}: {}", this.file, from == to ? from : from + "-" + to, notice.getMessage());
        }
    }

    // Class 01 are warnings (manual, appendix A); the others come only if the script has asked for them.
    private static Level level(SQLWarning notice) {
        return String.valueOf(notice.getSQLState()).startsWith("01") ? Level.WARN : Level.INFO;
    }
}
