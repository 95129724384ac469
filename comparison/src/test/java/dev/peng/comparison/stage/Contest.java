package dev.peng.comparison.stage;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The three of a test, each made when it is asked for. Register it with {@code @RegisterExtension} on an instance field. */
public final class Contest implements AfterEachCallback {

    private final Map<Tool, Contender> contenders = new EnumMap<>(Tool.class);

    /** With this one. */
    public Contender of(Tool tool) {
        return this.contenders.computeIfAbsent(tool, Contender::new);
    }

    public Contender peng() {
        return of(Tool.PENG);
    }

    public Contender flyway() {
        return of(Tool.FLYWAY);
    }

    public Contender liquibase() {
        return of(Tool.LIQUIBASE);
    }

    /** Another database and other scripts for a second try with one of them. */
    public Contender anew(Tool tool) {
        var old = this.contenders.remove(tool);
        if (old != null) {
            old.end();
        }
        return of(tool);
    }

    /** Writes the same script for all of them. */
    public Contest script(String name, String sql) {
        return each(contender -> contender.script(name, sql));
    }

    /** Does the same with all of them. */
    public Contest each(Consumer<Contender> what) {
        Arrays.stream(Tool.values()).map(this::of).forEach(what);
        return this;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        this.contenders.values().forEach(Contender::end);
    }
}
