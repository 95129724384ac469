package dev.peng.cli.command;

import dev.peng.source.Version;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** All commands in the order of the help. */
public final class Commands {

    private Commands() {}

    /** As they are typed. */
    public static CommandLine of(PengCommand peng) {
        var line = new CommandLine(peng);
        List.of(
                        new Init(peng),
                        new Create(peng),
                        new Up(peng),
                        new Down(peng),
                        new Redo(peng),
                        new Reset(peng),
                        new Goto(peng),
                        new Force(peng),
                        new Lock(peng),
                        new Unlock(peng),
                        new Status(peng),
                        new CurrentVersion(peng),
                        new Drift(peng),
                        new Plan(peng),
                        new Validate(peng))
                .forEach(line::addSubcommand);
        line.addSubcommand(seeds(peng));
        line.addSubcommand(queries(peng));
        line.addSubcommand(new Generate(peng));
        line.addSubcommand(new Config(peng));
        line.addSubcommand(new Mcp(peng));
        line.addSubcommand(new Completion(peng, line));
        line.registerConverter(Version.class, Commands::version);
        return line;
    }

    private static CommandLine seeds(PengCommand peng) {
        var line = new CommandLine(new SeedCommand());
        List.of(new SeedApply(peng), new SeedStatusCommand(peng), new SeedCreate(peng), new SeedRevert(peng))
                .forEach(line::addSubcommand);
        return line;
    }

    private static CommandLine queries(PengCommand peng) {
        var line = new CommandLine(new QueryCommand());
        List.of(new QueryList(peng), new QueryRun(peng)).forEach(line::addSubcommand);
        return line;
    }

    private static Version version(String text) {
        try {
            return Version.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("\"" + text + "\" is no version: digits, perhaps with dots between them");
        }
    }
}
