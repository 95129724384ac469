package dev.peng.seed;

import dev.peng.error.ServerError;
import dev.peng.event.StepId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Says which migration creates the table that a seed could not find. */
record MissingTable(Function<String, Optional<StepId>> creators) implements Function<ServerError, String> {

    private static final String UNDEFINED_TABLE = "42P01";

    /** The name is the only word in quotes, in whatever language the server speaks. */
    private static final Pattern QUOTED = Pattern.compile("[\"«»„“”]([^\"«»„“”]+)[\"«»„“”]");

    @Override
    public String apply(ServerError error) {
        var name = QUOTED.matcher(error.message());
        return UNDEFINED_TABLE.equals(error.sqlState()) && name.find()
                ? creators.apply(name.group(1)).map(MissingTable::advice).orElse("")
                : "";
    }

    private static String advice(StepId creator) {
        return "The table is made by %s: apply that first, or tie the seed to it with -- peng:after %s."
                .formatted(creator, creator.version());
    }
}
