package dev.peng.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.InputStreamSource;

/** Collects what is wanted of the files of one location. */
final class Finds {

    private final Location location;
    private final Function<String, Interest> interest;
    private final List<SourceFile> files = new ArrayList<>();

    Finds(Location location, Function<String, Interest> interest) {
        this.location = location;
        this.interest = interest;
    }

    /**
     * There is a file.
     *
     * @param path below the location
     * @param origin where exactly
     * @param stamp is asked for where the content may not be read
     * @param now reads it as long as it is being handed over
     * @param later reads it at any time
     */
    void add(String path, String origin, Stamping stamp, InputStreamSource now, InputStreamSource later)
            throws IOException {
        var wanted = this.interest.apply(path);
        if (wanted != Interest.NONE) {
            var known = wanted == Interest.CONTENT ? Stamp.UNKNOWN : stamp.stamp();
            var file = new SourceFile(this.location, path, origin, known, later);
            if (wanted == Interest.CONTENT || wanted == Interest.SMALL_CONTENT && !file.isLarge()) {
                file.readFrom(now);
            }
            this.files.add(file);
        }
    }

    List<SourceFile> files() {
        return this.files;
    }

    /** Finds out what is known of a file without reading it. */
    interface Stamping {
        Stamp stamp() throws IOException;
    }
}
