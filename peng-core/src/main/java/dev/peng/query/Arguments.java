package dev.peng.query;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.query.QueryHeader.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values for the parameters of a query. Pure. */
final class Arguments {

    private final QueryHeader header;
    private final String file;
    private final Map<String, String> given;

    Arguments(ParsedQuery query, Map<String, String> given) {
        this.header = query.header();
        this.file = query.query().file();
        this.given = given;
    }

    /** Those that are missing, then those that nobody knows. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        this.header.declared().stream()
                .filter(one -> one.parameter().isRequired())
                .filter(one -> !this.given.containsKey(one.parameter().name()))
                .map(Arguments::missing)
                .forEach(problems::add);
        this.given.keySet().stream()
                .filter(name -> find(name) == null)
                .sorted()
                .map(this::unknown)
                .forEach(problems::add);
        return problems;
    }

    /** The value of a parameter that is declared: what was given, or its default, or null. */
    @Nullable
    String value(String name) {
        var declared = find(name);
        var otherwise = declared == null ? null : declared.defaultValue();
        return this.given.getOrDefault(name, otherwise);
    }

    private @Nullable QueryParameter find(String name) {
        return this.header.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Problem missing(Declared one) {
        var parameter = one.parameter();
        return new Problem(
                ErrorCode.PARAMETER,
                one.place(),
                "%s has no value".formatted(parameter.label()),
                "Give one for %s%s."
                        .formatted(
                                parameter.name(),
                                parameter.description().isEmpty() ? "" : ": " + parameter.description()));
    }

    private Problem unknown(String name) {
        var names = this.header.parameters().stream().map(QueryParameter::name).collect(Collectors.joining(", "));
        return new Problem(
                ErrorCode.PARAMETER,
                Place.in(this.file),
                "there is no parameter %s".formatted(name),
                names.isEmpty() ? "The query takes none." : "The query takes %s.".formatted(names));
    }
}
