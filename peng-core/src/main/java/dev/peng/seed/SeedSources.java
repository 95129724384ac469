package dev.peng.seed;

import dev.peng.script.Placeholders;
import dev.peng.source.JavaIndex;
import dev.peng.source.SourceReader;
import java.util.List;

/**
 * What seeds are made of, beside the files in the locations of {@link SeedSettings}.
 *
 * @param placeholders of the scripts that ask for them
 * @param classLoader of {@code classpath:} locations
 * @param beans seeds written in Java
 * @param index of those that are known without being there
 */
public record SeedSources(
        Placeholders placeholders, ClassLoader classLoader, List<? extends JavaSeed> beans, JavaIndex index) {

    public SeedSources {
        beans = List.copyOf(beans);
    }

    SeedLoader loader(SeedSettings settings) {
        return new SeedLoader(
                new SourceReader(settings.locations(), classLoader), settings, placeholders, beans, index.seeds());
    }
}
