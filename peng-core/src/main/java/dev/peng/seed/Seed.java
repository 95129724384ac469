package dev.peng.seed;

import dev.peng.event.StepId;
import dev.peng.source.SourceFile;
import dev.peng.source.SqlFile;

/** A seed in a file. */
record Seed(SeedKey key, String name, SourceFile source, SqlFile script) {

    StepId id() {
        return new StepId(StepId.Kind.SEED, key.version().toString(), qualifiedName(key.profile(), name));
    }

    static String qualifiedName(String profile, String name) {
        return profile.isEmpty() ? name : profile + "/" + name;
    }
}
