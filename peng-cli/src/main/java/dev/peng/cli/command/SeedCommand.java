package dev.peng.cli.command;

import picocli.CommandLine.Command;

/** {@code peng seed}: only what is behind it does anything. */
@Command(name = "seed", description = "Seeds: apply, status, create, revert.", synopsisSubcommandLabel = "COMMAND")
final class SeedCommand {}
