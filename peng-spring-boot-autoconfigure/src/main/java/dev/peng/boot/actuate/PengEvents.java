package dev.peng.boot.actuate;

import dev.peng.boot.EventLog;
import java.time.Instant;
import java.util.List;

/**
 * What happened.
 *
 * @param asOf when this was known
 * @param oldest the id of the oldest event that is left, of any database; 0 if there was none
 * @param last the id of the newest event, of any database; 0 if there was none
 * @param items those that were asked for
 */
public record PengEvents(Instant asOf, long oldest, long last, List<EventLog.Entry> items) {}
