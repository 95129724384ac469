package dev.peng.seed;

import dev.peng.event.StepId;
import dev.peng.history.RowKind;
import dev.peng.source.Checksum;
import java.util.Optional;

/** A seed, whatever it is written in. */
interface Seed extends SeedWork {

    /** What tells it from all others. */
    SeedKey key();

    /** Its name, without the profile. */
    String name();

    /** What it is written in. */
    RowKind kind();

    /** When it runs, as it says itself. Reads no more than its beginning. */
    SeedTerms terms();

    /** The fingerprint of what it is made of. Reads all of it, unless that was done. */
    Checksum checksum();

    /** Tells without reading it whether its file is what it was. Empty if that is not known, or it is read anyway. */
    default String stamp() {
        return "";
    }

    /** What takes it back, if it brings that along itself. */
    default Optional<SeedWork> undo() {
        return Optional.empty();
    }

    /** As reports name it. */
    default StepId id() {
        return new StepId(StepId.Kind.SEED, key().version().toString(), qualifiedName(key().profile(), name()));
    }

    /** Whether it is wanted: its folder and its expression are those of active profiles. */
    default boolean isSelected(SeedSettings settings) {
        return settings.selects(key().profile()) && terms().allow(settings);
    }

    /** The name with the profile in front. */
    static String qualifiedName(String profile, String name) {
        return profile.isEmpty() ? name : profile + "/" + name;
    }
}
