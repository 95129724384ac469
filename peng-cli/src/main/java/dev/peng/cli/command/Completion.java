package dev.peng.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code peng completion}. */
@Command(
        name = "completion",
        description = "Prints a script for bash and zsh that completes what is typed: source <(peng completion).")
final class Completion implements Callable<Integer> {

    private final PengCommand peng;
    private final CommandLine commands;

    Completion(PengCommand peng, CommandLine commands) {
        this.peng = peng;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        this.peng.print(AutoComplete.bash("peng", this.commands));
        return 0;
    }
}
