package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ListenerBeanIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
        this.application.with("spring.main.web-application-type=none");
    }

    @Test
    void hearsWhatHappensInOrder() {
        var context = this.application.run(Hears.class);

        assertThat(context.getBean(Hears.class).heard)
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOf(RunPlanned.class),
                        event -> assertThat(event).isInstanceOf(StepStarted.class),
                        event -> assertThat(event).isInstanceOf(StepFinished.class),
                        event -> assertThat(event).isInstanceOf(RunFinished.class),
                        event -> assertThat(event).isInstanceOf(RunFinished.class));
    }

    @Test
    void mayThrowWithoutEndingTheApplication(CapturedOutput output) {
        var context = this.application.run(Throws.class, Hears.class);

        assertThat(context.isActive()).isTrue();
        assertThat(context.getBean(Hears.class).heard).hasSize(5);
        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(output).contains("the listener a bad one failed on StepFinished");
    }

    static class Hears implements PengListener {

        private final List<PengEvent> heard = new ArrayList<>();

        @Override
        public void onEvent(PengEvent event) {
            this.heard.add(event);
        }
    }

    static class Throws implements PengListener {

        @Override
        public void onEvent(PengEvent event) {
            throw new IllegalStateException("cannot hear");
        }

        @Override
        public String toString() {
            return "a bad one";
        }
    }
}
