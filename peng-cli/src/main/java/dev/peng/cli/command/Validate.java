package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.setting.Project;
import dev.peng.document.FilesDocument;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code peng validate}. */
@Command(name = "validate", description = "Says all that is wrong with the files of migrations; no database is asked.")
final class Validate implements Callable<Integer> {

    private final PengCommand peng;

    Validate(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("validate").tell(Validate::validate);
    }

    private static Answer validate(Project project) {
        var problems = problems(project);
        if (!problems.isEmpty()) {
            throw new ProblemsException("validate", problems);
        }
        return Answer.good(FilesDocument.of("validate", List.of()), List.of("nothing is wrong"));
    }

    // That a migration in Java needs its application is nothing wrong.
    static List<Problem> problems(Project project) {
        return project.withoutDatabase().migrations().validate().stream()
                .filter(problem -> problem.code() != ErrorCode.NEEDS_APPLICATION)
                .toList();
    }
}
