package dev.peng.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Which peng it is. */
final class Release implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var release = Release.class.getPackage().getImplementationVersion();
        return new String[] {"peng " + (release == null ? "(not packaged)" : release)};
    }
}
