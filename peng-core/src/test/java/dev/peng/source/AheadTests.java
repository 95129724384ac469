package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.error.ConfigurationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AheadTests {

    @Test
    void readsOnAThreadOfItsOwnWhichKeepsNoJvmAlive() {
        var reader = new AtomicReference<Thread>();

        var ahead = Ahead.read(() -> {
            reader.set(Thread.currentThread());
            return "read";
        });

        assertThat(ahead.get()).isEqualTo("read");
        assertThat(ahead.get()).isEqualTo("read");
        assertThat(reader.get()).isNotSameAs(Thread.currentThread());
        assertThat(reader.get().isDaemon()).isTrue();
    }

    @Test
    void readsBeforeAnybodyAsks() throws InterruptedException {
        var read = new CountDownLatch(1);

        Ahead.read(() -> {
            read.countDown();
            return "read";
        });

        read.await();
    }

    @Test
    void throwsWhatTheReaderHasThrown() {
        var failure = new ConfigurationException("there is no folder", "Make one.");

        var ahead = Ahead.read(() -> {
            throw failure;
        });

        assertThatThrownBy(ahead::get).isSameAs(failure);
    }

    @Test
    void throwsAnErrorAsItIs() {
        var failure = new StackOverflowError();

        var ahead = Ahead.read(() -> {
            throw failure;
        });

        assertThatThrownBy(ahead::get).isSameAs(failure);
    }

    @Test
    void anInterruptedCallerGetsTheResultAndStaysInterrupted() {
        var asked = new CountDownLatch(1);
        var ahead = Ahead.read(() -> {
            awaitUninterruptibly(asked);
            return "read";
        });
        Thread.currentThread().interrupt();
        asked.countDown();

        assertThat(ahead.get()).isEqualTo("read");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
