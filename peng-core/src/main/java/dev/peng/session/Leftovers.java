package dev.peng.session;

import dev.peng.script.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the statements of a script leave in the session, as far as their text tells. */
final class Leftovers {

    private static final Pattern SET = Pattern.compile(
            "^set\\s+(?:session\\s+)?(search_path|schema|role|session\\s+authorization)\\b\\s*(?:=|to\\b)?\\s*(default|none)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern RESET =
            Pattern.compile("^reset\\s+(search_path|role|session\\s+authorization|all)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern SET_CONFIG = Pattern.compile(
            "set_config\\s*\\(\\s*'(search_path|role)'\\s*,.*,\\s*(?:false|'f(?:alse)?')\\s*\\)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern EVENT_TRIGGER =
            Pattern.compile("^(?:create|alter)\\s+event\\s+trigger\\b", Pattern.CASE_INSENSITIVE);

    private final Set<String> changed = new TreeSet<>();
    private boolean isNothing = true;
    private boolean hasEventTrigger;

    void see(Statement statement) {
        this.isNothing = this.isNothing && statement.isDefinition();
        this.hasEventTrigger |= EVENT_TRIGGER.matcher(statement.sql()).find();
        switch (statement.command()) {
            case "SET" -> set(statement.sql());
            case "RESET" -> reset(statement.sql());
            case "SELECT SET_CONFIG" -> setConfig(statement.sql());
            default -> {}
        }
    }

    /** Whether the session is certainly as it was. */
    boolean isNothing() {
        return this.isNothing;
    }

    /** Whether definitions may run functions from now on. */
    boolean hasEventTrigger() {
        return this.hasEventTrigger;
    }

    /** What of {@code search_path} and {@code role} is set, and may be taken to last. */
    Set<String> changed() {
        return this.changed;
    }

    private void set(String sql) {
        var set = SET.matcher(sql);
        if (!set.find()) {
            return;
        }
        if (set.group(2) == null) {
            this.changed.add(setting(set.group(1)));
        } else {
            this.changed.remove(setting(set.group(1)));
        }
    }

    private void reset(String sql) {
        var reset = RESET.matcher(sql);
        if (reset.find()) {
            this.changed.remove(setting(reset.group(1)));
        }
    }

    private void setConfig(String sql) {
        var set = SET_CONFIG.matcher(sql);
        if (set.find()) {
            this.changed.add(setting(set.group(1)));
        }
    }

    // Reset all leaves the role as it is (reference page of reset).
    private static String setting(String said) {
        return switch (said.toLowerCase(Locale.ROOT).split("\\s")[0]) {
            case "role", "session" -> "role";
            default -> "search_path";
        };
    }
}
