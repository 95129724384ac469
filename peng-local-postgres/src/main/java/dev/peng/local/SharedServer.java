package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one server of this JVM. The only mutable static here: that there is one per JVM is its purpose. */
final class SharedServer {

    private static @Nullable LocalPostgres running;

    private SharedServer() {}

    static synchronized LocalPostgres get() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static LocalPostgres start() {
        var builder = LocalPostgres.builder().neverClosed();
        setting("peng.local.kind").map(SharedServer::kind).ifPresent(builder::kind);
        setting("peng.local.version").map(SharedServer::version).ifPresent(builder::version);
        return builder.start();
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    static ServerKind kind(String text) {
        try {
            return ServerKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw bad("peng.local.kind", text, "auto, embedded or docker", e);
        }
    }

    static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw bad("peng.local.version", text, "a major version such as 18", e);
        }
    }

    private static LocalPostgresException bad(String name, String text, String wanted, Exception cause) {
        return new LocalPostgresException(
                Reason.BAD_SETTING, "%s is '%s', but must be %s".formatted(name, text, wanted), cause);
    }
}
