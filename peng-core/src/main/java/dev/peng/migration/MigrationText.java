package dev.peng.migration;

import dev.peng.event.Action;
import dev.peng.history.RowKind;
import dev.peng.source.Version;
import java.util.Optional;

/** A migration as it is written, applied or not. Its texts are read when they are asked for. */
public final class MigrationText {

    private final Migration migration;

    MigrationText(Migration migration) {
        this.migration = migration;
    }

    /** Its version. */
    public Version version() {
        return this.migration.version();
    }

    /** Its name. */
    public String name() {
        return this.migration.name();
    }

    /** What it is made of. */
    public RowKind kind() {
        return this.migration.kind();
    }

    /** The file or the class. */
    public String origin() {
        return this.migration.origin();
    }

    /** What applies it; Java has none. */
    public Optional<String> up() {
        return Optional.ofNullable(this.migration.sql(Action.APPLY));
    }

    /** What reverts it, if it has a down script. */
    public Optional<String> down() {
        return Optional.ofNullable(this.migration.sql(Action.REVERT));
    }
}
