package dev.peng.error;

import java.util.List;
import java.util.stream.Collectors;

/** The plan was refused: nothing was run, and here is every reason. */
public final class ProblemsException extends PengException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Of at least one problem; the first one gives the code. */
    public ProblemsException(String verb, List<Problem> problems) {
        super(problems.get(0).code(), describe(verb, problems), null);
        this.problems = List.copyOf(problems);
    }

    /** Every reason, in the order of the files. */
    public List<Problem> problems() {
        return this.problems;
    }

    @Override
    public String action() {
        var actions = this.problems.stream().map(Problem::action).distinct().toList();
        return String.join(System.lineSeparator(), actions);
    }

    private static String describe(String verb, List<Problem> problems) {
        var reasons = problems.stream()
                .map(ProblemsException::line)
                .collect(Collectors.joining(System.lineSeparator() + "  - "));
        var count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        return "refused %s because of %s, nothing was run:%n  - %s".formatted(verb, count, reasons);
    }

    private static String line(Problem problem) {
        return problem.place().map(place -> place + ": ").orElse("") + problem.message() + " [" + problem.code() + "]";
    }
}
