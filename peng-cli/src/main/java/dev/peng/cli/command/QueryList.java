package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.output.Table;
import dev.peng.document.QueryListDocument;
import dev.peng.query.NamedQuery;
import dev.peng.query.QueryParameter;
import dev.peng.query.QuerySet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code peng query list}. */
@Command(name = "list", description = "Shows all named queries and what they take; no database is asked.")
final class QueryList implements Callable<Integer> {

    private final PengCommand peng;

    QueryList(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("query list")
                .tell(settings -> answer(settings.withoutDatabase().queries().list()));
    }

    private Answer answer(QuerySet set) {
        var table = new Table("name", "takes", "", "description").cutting("takes", "description");
        set.queries()
                .forEach(query ->
                        table.add(query.name(), parameters(query), query.write() ? "writes" : "", query.description()));
        var lines = new ArrayList<>(
                set.queries().isEmpty()
                        ? List.of("there are no queries")
                        : this.peng.screen().lines(table));
        set.problems().forEach(problem -> lines.add("problem: " + problem));
        return Answer.good(QueryListDocument.of("query list", set), lines);
    }

    private static String parameters(NamedQuery query) {
        return query.parameters().stream().map(QueryList::parameter).collect(Collectors.joining(", "));
    }

    // As in the header, without what it is for.
    private static String parameter(QueryParameter parameter) {
        return parameter.name()
                + (parameter.optional() ? "? " : " ")
                + parameter.type()
                + (parameter.defaultValue() == null ? "" : " = " + parameter.defaultValue());
    }
}
