package dev.peng.cli.command;

import picocli.CommandLine.Command;

/** {@code peng query}: only what is behind it does anything. */
@Command(name = "query", description = "Named queries: list, run.", synopsisSubcommandLabel = "COMMAND")
final class QueryCommand {}
