package dev.peng.boot.aot;

import dev.peng.source.FileIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What the engine needs in every native image: records that it reads from the server, and indexes. */
final class EngineHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern(FileIndex.RESOURCE);
        hints.resources().registerPattern("META-INF/peng/java.index");
        readByName(hints, "dev.peng.csv.CsvTarget$Column");
        readByName(hints, "dev.peng.run.Resumption$Built");
    }

    private static void readByName(RuntimeHints hints, String row) {
        hints.reflection()
                .registerType(
                        TypeReference.of(row),
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                        MemberCategory.ACCESS_DECLARED_FIELDS);
    }
}
