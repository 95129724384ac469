package dev.peng.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands between {@code <!-- name: begin -->} and {@code <!-- name: end -->} in a page. */
public final class MarkedSection {

    private final Path page;
    private final String begin;
    private final String end;

    public MarkedSection(Path page, String name) {
        this.page = page;
        this.begin = "<!-- " + name + ": begin -->";
        this.end = "<!-- " + name + ": end -->";
    }

    /**
     * Puts another text there, and leaves the rest of the page as it is.
     *
     * @throws IllegalStateException if the page has not both marks
     */
    public void replaceWith(String text) throws IOException {
        var old = Files.readString(page);
        var from = old.indexOf(begin);
        var to = old.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(page + " has no " + begin + " … " + end);
        }
        Files.writeString(
                page, old.substring(0, from + begin.length()) + "\n\n" + text.strip() + "\n\n" + old.substring(to));
    }
}
