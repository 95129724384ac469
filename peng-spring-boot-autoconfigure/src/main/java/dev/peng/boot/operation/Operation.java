package dev.peng.boot.operation;

import dev.peng.Peng;
import dev.peng.boot.operation.Options.Option;
import dev.peng.run.RunOutcome;
import dev.peng.seed.SeedSelection;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What operators can ask for. */
public enum Operation {
    UP(false, Option.TO, Option.STEPS) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            var migrations = peng.migrations();
            if (options.to() != null) {
                return migrations.upTo(options.targetVersion()).outcome();
            }
            return (isOne(options) ? migrations.upOne() : migrations.up()).outcome();
        }
    },
    DOWN(true, Option.TO, Option.STEPS) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            var migrations = peng.migrations();
            return (options.to() == null
                            ? migrations.down(options.steps() == null ? 1 : options.steps())
                            : migrations.downTo(options.targetVersion()))
                    .outcome();
        }
    },
    REDO(true) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            return peng.migrations().redo().outcome();
        }
    },
    RESET(true) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            return peng.migrations().reset().outcome();
        }
    },
    GOTO(true, Option.TO) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            return peng.migrations().goTo(options.targetVersion()).outcome();
        }
    },
    FORCE(true, Option.VERSION, Option.APPLIED) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            if (options.applied() == null) {
                throw new InvalidOperationException("the option applied is missing: true or false");
            }
            return peng.migrations()
                    .force(options.ownVersion(), options.applied())
                    .outcome();
        }
    },
    LOCK(false, Option.VERSION) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            return peng.migrations().lock(options.ownVersion()).outcome();
        }
    },
    UNLOCK(false, Option.VERSION) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            return peng.migrations().unlock(options.ownVersion()).outcome();
        }
    },
    SEED_APPLY(false, Option.NAMES, Option.FORCE) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            return peng.seeds()
                    .apply(new SeedSelection(options.seedNames(), options.isForced()))
                    .outcome();
        }
    },
    SEED_REVERT(true, Option.NAMES) {
        @Override
        RunOutcome run(Peng peng, Options options) {
            return peng.seeds().revert(options.seedNames().iterator().next()).outcome();
        }
    };

    private final boolean destructive;
    private final Set<Option> options;

    Operation(boolean destructive, Option... options) {
        this.destructive = destructive;
        this.options = EnumSet.noneOf(Option.class);
        this.options.addAll(Arrays.asList(options));
    }

    /** The one of a path such as {@code up} or {@code seed/apply}. */
    public static Optional<Operation> of(String... path) {
        var name = String.join("_", path).toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(operation -> operation.name().equals(name))
                .findFirst();
    }

    /** Whether it can take data away, or do again what was done, so that it must be confirmed. */
    public boolean isDestructive(Options said) {
        return this.destructive || this == SEED_APPLY && said.isForced();
    }

    /**
     * Looks at what was said before anything begins.
     *
     * @throws InvalidOperationException if it makes no sense
     */
    void check(Options said) {
        var unknown = EnumSet.copyOf(said.said().isEmpty() ? EnumSet.noneOf(Option.class) : said.said());
        unknown.removeAll(this.options);
        if (!unknown.isEmpty()) {
            throw new InvalidOperationException("%s does not know %s; it knows %s"
                    .formatted(
                            this,
                            Option.list(unknown),
                            this.options.isEmpty() ? "no options" : Option.list(this.options)));
        }
        if (said.to() != null && said.steps() != null) {
            throw new InvalidOperationException("to and steps exclude each other");
        }
        if (said.steps() != null && said.steps() < 1) {
            throw new InvalidOperationException("steps must be 1 at least");
        }
        if (this == UP && said.steps() != null && said.steps() > 1) {
            throw new InvalidOperationException("up knows steps=1; say to=<version> for more");
        }
        if (said.to() != null || this == GOTO) {
            said.targetVersion();
        }
        if (this == FORCE || this == LOCK || this == UNLOCK) {
            said.ownVersion();
        }
        if (said.names() != null && said.seedNames().isEmpty()) {
            throw new InvalidOperationException("names is empty");
        }
        if (this == SEED_REVERT && said.seedNames().size() != 1) {
            throw new InvalidOperationException("names must be one seed");
        }
        if (this == FORCE && said.applied() == null) {
            throw new InvalidOperationException("the option applied is missing: true or false");
        }
    }

    /** Does it, on this thread. */
    abstract RunOutcome run(Peng peng, Options said);

    /** As one types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean isOne(Options said) {
        return said.steps() != null;
    }
}
