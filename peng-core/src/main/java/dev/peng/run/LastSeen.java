package dev.peng.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the newest look has shown, for readers on other threads. A look is as new as its beginning: one that began
 * earlier and ended later changes nothing.
 *
 * @param <T> what a look shows
 */
public final class LastSeen<T> {

    private final AtomicLong looks = new AtomicLong();
    private final AtomicReference<@Nullable Look<T>> newest = new AtomicReference<>();

    /** A look begins; gives its number. */
    public long begin() {
        return this.looks.incrementAndGet();
    }

    /** The look of that number has shown this. */
    public void end(long number, T shown) {
        this.newest.accumulateAndGet(
                new Look<>(number, shown),
                (before, now) -> before != null && now != null && before.number() > now.number() ? before : now);
    }

    /** What was seen, if anybody has looked. */
    public Optional<T> get() {
        return Optional.ofNullable(this.newest.get()).map(Look::shown);
    }

    private record Look<T>(long number, T shown) {}
}
