package dev.peng.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.Peng;
import dev.peng.boot.TestApplication;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetersIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @Test
    void runsAndStepsAreMeasured() {
        var seed = "insert into book select * from generate_series(1, 10)";
        this.application.scripts().table("1", "book").table("2", "member").with("seeds/1_books.sql", seed);

        var meters = this.application.run().getBean(MeterRegistry.class);

        assertThat(meters.get("peng.run").tag("verb", "up").timer().count()).isEqualTo(1);
        assertThat(meters.get("peng.run").tag("verb", "seed apply").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(meters.get("peng.step").tag("kind", "migration").timer().count())
                .isEqualTo(2);
        assertThat(meters.get("peng.rows").tag("kind", "seed").counter().count())
                .isEqualTo(10);
        assertThat(meters.get("peng.bytes").tag("kind", "seed").counter().count())
                .isEqualTo(seed.length());
        assertThat(gauge(meters, "peng.migrations", "applied")).isEqualTo(2);
        assertThat(gauge(meters, "peng.migrations", "pending")).isZero();
        assertThat(gauge(meters, "peng.seeds", "applied")).isEqualTo(1);
        assertThat(meters.get("peng.drift").gauge().value()).isZero();
    }

    @Test
    void failuresAreCounted() {
        this.application.scripts().table("1", "book");
        var context = this.application.run();
        var meters = context.getBean(MeterRegistry.class);
        var peng = context.getBean(Peng.class);
        this.application.scripts().migration("2_broken", "select 1 / 0", "select 1");

        assertThatThrownBy(peng.migrations()::up).isInstanceOf(StepFailedException.class);
        assertThatThrownBy(() -> peng.seeds().apply("nothing")).isInstanceOf(ProblemsException.class);

        assertThat(meters.get("peng.step.failures")
                        .tag("kind", "migration")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("peng.run.failures")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("peng.run.failures")
                        .tag("outcome", "refused")
                        .tag("verb", "seed apply")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(gauge(meters, "peng.migrations", "pending")).isEqualTo(1);
    }

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        var meters = this.application.with("peng.run-at=manual").run().getBean(MeterRegistry.class);

        assertThat(gauge(meters, "peng.migrations", "pending")).isNaN();
        assertThat(meters.get("peng.drift").gauge().value()).isNaN();
    }

    private static double gauge(MeterRegistry meters, String name, String state) {
        return meters.get(name).tag("state", state).gauge().value();
    }
}
