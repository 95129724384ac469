package dev.peng.cli.output;

import dev.peng.event.Progress;
import dev.peng.event.StepId;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar of steps that grows within a step, too, when the size of its file is known. */
final class ProgressBarLine implements ProgressLine {

    // So fine is the bar within a step.
    private static final int PARTS = 1000;
    private static final int REDRAWN_EVERY_MS = 100;

    private final PrintStream out;
    private final Terminal terminal;
    private @Nullable ProgressBar bar;
    private @Nullable BottomLine line;
    private int steps;

    ProgressBarLine(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void start(String verb, int all) {
        end();
        this.line = new BottomLine(this.out, this.terminal);
        this.bar = ProgressBar.builder()
                .setTaskName(verb)
                .setInitialMax((long) all * PARTS)
                .setUnit("", PARTS)
                .setStyle(this.terminal.isUnicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAWN_EVERY_MS)
                .continuousUpdate()
                .setConsumer(this.line)
                .build();
    }

    @Override
    public void reach(int done) {
        this.steps = done;
        if (this.bar != null) {
            this.bar.stepTo((long) done * PARTS).setExtraMessage("");
        }
    }

    @Override
    public void reach(StepId step, Progress progress) {
        if (this.bar != null) {
            var part = progress.of() == 0 ? 0 : Math.min(PARTS, progress.bytes() * PARTS / progress.of());
            this.bar.stepTo((long) this.steps * PARTS + part).setExtraMessage(step.label() + words(progress));
        }
    }

    @Override
    public void above(Runnable words) {
        if (this.line == null) {
            words.run();
        } else {
            this.line.above(words);
        }
    }

    @Override
    public void end() {
        if (this.bar != null) {
            this.bar.close();
            this.bar = null;
            this.line = null;
        }
    }

    private static String words(Progress progress) {
        var bytes = progress.of() == 0
                ? ""
                : " %.1f of %.1f MB".formatted(megabytes(progress.bytes()), megabytes(progress.of()));
        return progress.rows() == 0 ? bytes : bytes + ", %d rows".formatted(progress.rows());
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
