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

    private ProblemsException(List<Problem> problems, String message) {
        super(problems.get(0).code(), message, null);
        this.problems = List.copyOf(problems);
    }

    /** Nothing was to be run, and the database is not as it should be; for at least one reason. */
    public static ProblemsException outstanding(List<Problem> problems) {
        return new ProblemsException(
                problems, "the database is not what this application needs; nothing was run:" + lines(problems));
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
        var count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        return "refused %s because of %s, nothing was run:%s".formatted(verb, count, lines(problems));
    }

    /** One line for each, with its place and its code. */
    static String lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> System.lineSeparator() + "  - " + line(problem))
                .collect(Collectors.joining());
    }

    private static String line(Problem problem) {
        return problem.place().map(place -> place + ": ").orElse("") + problem.message() + " [" + problem.code() + "]";
    }
}
